//! What later runs have to know of the release that they change, and mirrors of their source.

use super::runtime;
use crate::config::{ConfigError, SiteConfig};
use crate::model::time::{self, Timestamp};
use crate::site::layout::Output;
use crate::site::manifest::{Given, Manifest};
use crate::source::{Snapshot, SourceUrl};

/// What a release with these settings is given.
pub(super) fn given(site: &SiteConfig) -> Given {
    Given { mirror: site.mirror, precompress: site.precompress }
}

/// Refuses to go on from a release that was given a flag of which these settings do not know: the next run would make
/// everything anew without it, and nobody would have said so.
///
/// # Errors
/// Names the setting, and where it belongs.
pub fn settled(output: &Output, site: &SiteConfig) -> Result<(), ConfigError> {
    // Whoever changes it needs to read it too, and says better what is wrong with it.
    let manifest = output.current_release().ok().and_then(|release| Manifest::open(&output.manifest(&release)).ok());
    let Some(known) = manifest.and_then(|manifest| manifest.state().ok()) else { return Ok(()) };
    let (built, now) = (known.given, given(site));
    for (key, built, now) in [("precompress", built.precompress, now.precompress), ("mirror", built.mirror, now.mirror)]
    {
        if built && !now {
            let output = output.root().display();
            return Err(ConfigError::new(
                key,
                format!(
                    "the release in {output} was built with --{key}, and this would make it anew without; set \
                     {key} = true in aurpress.toml, or run `aurpress build` once without the flag"
                ),
            ));
        }
    }
    Ok(())
}

/// The settings of a build from this source. Pages of a mirror say how old its data is: the day of the newest change in
/// it that is not after `now`, since an archive has no other time in itself.
///
/// # Errors
/// The source cannot be read.
pub fn dated(site: &SiteConfig, source: &SourceUrl, now: Timestamp) -> anyhow::Result<SiteConfig> {
    let mut site = site.clone();
    if site.mirror {
        let newest = runtime()?.block_on(async { Snapshot::begin(source).await?.newest_change(now).await })?;
        site.data_date.clear();
        if let Some(newest) = newest {
            time::push_date(newest, &mut site.data_date);
        }
    }
    Ok(site)
}
