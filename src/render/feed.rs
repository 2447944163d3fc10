//! Feeds that are files: newest packages, last modified ones, those flagged out of date, orphans, those deleted.

use super::Renderer;
use super::rss::{Channel, Item};
use crate::catalogue::PackageIndex;
use crate::model::time::Timestamp;
use crate::route::{Route, form_value};
use crate::site::artefact::Artefact;
use crate::source::record::{Base, Deletion};

/// Items of a feed.
const ITEMS: usize = 100;

/// What both feeds of the old site say of themselves.
const TITLE: &str = "AUR Newest Packages";
const DESCRIPTION: &str = "The latest and greatest packages in the AUR";

impl Renderer<'_> {
    /// `/rss/`, `/rss/modified` and, if deletions are given, `/rss/deleted`.
    pub fn feeds(&self, deletions: Option<&[Deletion]>) -> Vec<Artefact> {
        let channel = Channel { site: &self.site.site_url, title: TITLE, description: DESCRIPTION, path: "/rss" };
        let feed = |time: fn(&Base) -> Timestamp| self.feed(&channel, &self.newest(ITEMS, time), time);
        let mut feeds = vec![
            Artefact::text("rss/index.xml", feed(|base| base.submitted)),
            Artefact::text("rss/modified.xml", feed(|base| base.modified)),
        ];
        feeds.extend(deletions.map(|deletions| self.deleted_feed(deletions)));
        super::compress::beside(feeds, self.site)
    }

    /// `/rss/deleted`: bases that are gone, and where they went. Who asked for it, and why, is nobody's business.
    fn deleted_feed(&self, deletions: &[Deletion]) -> Artefact {
        let site = &self.site.site_url;
        let mut items = String::new();
        for Deletion { name, merged_into, at } in deletions {
            let (link, description) = match merged_into {
                Some(other) => (Route::Base(other).url_path(), format!("Merged into {other}")),
                None => (format!("/packages?K={}", form_value(name)), "Deleted".to_owned()),
            };
            let (link, guid) = (format!("{site}{link}"), format!("deleted-{name}-{at}"));
            let item = Item { title: name, link: &link, description: &description, guid: &guid, at: *at };
            item.push(&mut items);
        }
        let channel = Channel {
            site,
            title: "AUR deleted packages",
            description: "Package bases that were deleted or merged into others",
            path: "/rss/deleted",
        };
        let latest = deletions.first().map_or(0, |newest| newest.at);
        Artefact::text("rss/deleted.xml", channel.feed(&items, latest))
    }

    /// `/rss/flagged`: what was flagged last.
    pub(super) fn flagged_feed(&self) -> Artefact {
        let time = |base: &Base| base.out_of_date.unwrap_or(0);
        let mut packages = self.newest(ITEMS, time);
        packages.retain(|package| self.catalogue.base_record(*package).is_some_and(|base| base.out_of_date.is_some()));
        let channel = Channel {
            site: &self.site.site_url,
            title: "AUR packages flagged out of date",
            description: "What was flagged last",
            path: "/rss/flagged",
        };
        Artefact::text("rss/flagged.xml", self.feed(&channel, &packages, time))
    }

    /// `/rss/orphaned`: the first of the orphans, which are listed by votes. Nothing records when a package became an
    /// orphan; one that does comes in here if it is among these.
    pub(super) fn orphaned_feed(&self, orphans: &[PackageIndex]) -> Artefact {
        let packages = &orphans[..orphans.len().min(ITEMS)];
        let channel = Channel {
            site: &self.site.site_url,
            title: "AUR orphans",
            description: "The packages without a maintainer that have the most votes",
            path: "/rss/orphaned",
        };
        Artefact::text("rss/orphaned.xml", self.feed(&channel, packages, |base| base.modified))
    }

    fn feed(&self, channel: &Channel<'_>, packages: &[PackageIndex], time: impl Fn(&Base) -> Timestamp) -> String {
        let catalogue = self.catalogue;
        let mut items = String::new();
        let mut latest = None;
        for package in packages {
            let Some(base) = self.catalogue.base_record(*package) else { continue };
            let record = catalogue.package(*package);
            let at = time(base);
            latest = latest.max(Some(at));
            let name = catalogue.name(record.name);
            let item = Item {
                title: name,
                link: &format!("{}{}", self.site.site_url, Route::Package(name).url_path()),
                description: record.description.map_or("", |text| catalogue.text(text)),
                guid: &format!("{name}-{at}"),
                at,
            };
            item.push(&mut items);
        }
        channel.feed(&items, latest.unwrap_or(0))
    }
}
