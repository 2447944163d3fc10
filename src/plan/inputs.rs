//! What the pages of a package base are made from, as digests: whatever a page shows goes into one of them.

use crate::catalogue::{BaseIndex, PackageIndex, Satisfier};
use crate::model::inputs::Inputs;
use crate::model::names::{Symbol, Text};
use crate::render::Renderer;
use crate::site::manifest::Registry;
use rayon::prelude::*;
use xxhash_rust::xxh3::xxh3_64;

/// Makes the inputs of bases.
#[derive(Debug)]
pub struct Digests<'a> {
    renderer: &'a Renderer<'a>,
    /// Digest of each name.
    names: Vec<u64>,
}

impl<'a> Digests<'a> {
    /// Prepares for the bases of a catalogue.
    pub fn new(renderer: &'a Renderer<'a>) -> Self {
        let catalogue = renderer.catalogue;
        Self { renderer, names: catalogue.symbols().map(|symbol| text(catalogue.name(symbol))).collect() }
    }

    /// The inputs of one base.
    pub fn of(&self, base: BaseIndex) -> Inputs {
        Digester { renderer: self.renderer, names: &self.names, words: &mut Words::default() }.base(base)
    }

    /// The inputs of every base, in base order.
    pub fn of_all(&self) -> Vec<Inputs> {
        let bases: Vec<BaseIndex> = (0..).take(self.renderer.catalogue.bases().len()).collect();
        bases.par_iter().map(|base| self.of(*base)).collect()
    }
}

/// What archives, index and feeds are made from, given ids and inputs of all bases.
pub fn of_registry(renderer: &Renderer<'_>, inputs: &[Inputs]) -> Registry {
    let catalogue = renderer.catalogue;
    let bases = catalogue.bases().iter().zip(inputs);
    let bases = bases.fold(0_u64, |sum, (base, inputs)| sum.wrapping_add(share(base.id, inputs.rows)));
    let mut words = Words::default();
    for user in catalogue.users() {
        words.push(text(catalogue.name(user.name)));
        words.push(u64::from(user.package_maintainer));
    }
    let users = words.digest();
    // Its order follows that in which names were first seen, which is none.
    let official = catalogue.official_provides().fold(0_u64, |sum, (provides, name)| {
        words.push(text(provides));
        words.push(text(name));
        sum.wrapping_add(words.digest())
    });
    let maintainers = catalogue.users().iter().filter(|user| user.package_maintainer).count() as u64;
    Registry { bases, users, official, accounts: catalogue.users().len() as u64, maintainers }
}

/// What one base adds to the sum over all bases.
pub fn share(id: u32, rows: u64) -> u64 {
    let mut words = Words::default();
    words.push(u64::from(id));
    words.push(rows);
    words.digest()
}

fn text(text: &str) -> u64 {
    xxh3_64(text.as_bytes())
}

/// Numbers on their way into a digest.
#[derive(Default)]
struct Words(Vec<u8>);

impl Words {
    fn push(&mut self, word: u64) {
        self.0.extend_from_slice(&word.to_le_bytes());
    }

    /// The digest of what was pushed since the last one; never zero.
    fn digest(&mut self) -> u64 {
        let digest = xxh3_64(&self.0);
        self.0.clear();
        digest.max(1)
    }
}

struct Digester<'a> {
    renderer: &'a Renderer<'a>,
    /// Digest of each name.
    names: &'a [u64],
    words: &'a mut Words,
}

impl Digester<'_> {
    fn base(&mut self, base: BaseIndex) -> Inputs {
        let packages = self.renderer.catalogue.packages_of(base);
        self.base_rows(base);
        packages.iter().for_each(|package| self.package_rows(*package));
        let rows = self.words.digest();
        self.words.push(u64::from(self.renderer.collision(base).is_some()));
        packages.iter().for_each(|package| self.depends(*package));
        let depends = self.words.digest();
        packages.iter().for_each(|package| self.required(*package));
        let required = self.words.digest();
        self.comments(base);
        let comments = self.words.digest();
        self.votes(base);
        let votes = self.words.digest();
        let popularity = self.renderer.catalogue.base(base).popularity;
        let clock = text(&popularity.text_at(self.renderer.now)).max(1);
        Inputs { rows, depends, required, comments, votes, clock }
    }

    fn name(&mut self, symbol: Symbol) {
        self.words.push(self.names[symbol.index()]);
    }

    fn text(&mut self, stored: Option<Text>) {
        self.words.push(stored.map_or(1, |stored| text(self.renderer.catalogue.text(stored))));
    }

    fn user(&mut self, id: Option<u32>) {
        self.words.push(self.renderer.catalogue.user(id).map_or(1, text));
    }

    fn time(&mut self, at: i64) {
        self.words.push(at.cast_unsigned());
    }

    /// Lists are told apart by their lengths.
    fn list<'t>(&mut self, list: impl ExactSizeIterator<Item = &'t str>) {
        self.words.push(list.len() as u64);
        list.for_each(|item| self.words.push(text(item)));
    }

    fn base_rows(&mut self, base: BaseIndex) {
        let catalogue = self.renderer.catalogue;
        let record = catalogue.base(base);
        self.words.push(u64::from(record.id));
        self.name(record.name);
        self.words.push(u64::from(record.votes));
        self.words.push(record.popularity.micros);
        self.time(record.popularity.updated);
        self.time(record.out_of_date.unwrap_or(-1));
        self.text(Some(record.flagger_comment));
        self.time(record.submitted);
        self.time(record.modified);
        for user in [record.flagger, record.submitter, record.maintainer, record.packager] {
            self.user(user);
        }
        // An account that is not there has no name, but the base is no orphan in the statistics.
        self.words.push(u64::from(record.maintainer.is_some()));
        self.list(catalogue.comaintainers(base).into_iter());
        self.words.push(u64::from(catalogue.open_requests(base)));
        self.list(catalogue.keywords(base));
    }

    fn package_rows(&mut self, package: PackageIndex) {
        let catalogue = self.renderer.catalogue;
        let record = catalogue.package(package);
        self.words.push(u64::from(record.id));
        self.name(record.name);
        self.name(record.version);
        self.text(record.description);
        self.text(record.url);
        let dependencies = catalogue.dependencies(package);
        self.words.push(dependencies.len() as u64);
        for row in dependencies {
            self.words.push(u64::from(row.kind));
            [row.name, row.description, row.condition, row.arch].into_iter().for_each(|part| self.name(part));
        }
        let relations = catalogue.relations(package);
        self.words.push(relations.len() as u64);
        for row in relations {
            self.words.push(u64::from(row.kind));
            [row.name, row.condition].into_iter().for_each(|part| self.name(part));
        }
        self.list(catalogue.sources(package));
        self.list(catalogue.licenses(package));
        self.list(catalogue.groups(package));
    }

    fn depends(&mut self, package: PackageIndex) {
        let catalogue = self.renderer.catalogue;
        for row in catalogue.dependencies(package) {
            self.words.push(match catalogue.satisfier(row.name) {
                Satisfier::Package => 1,
                Satisfier::Official => 2,
                Satisfier::Nobody => 3,
            });
            let providers = catalogue.providers(row.name);
            self.words.push(providers.len() as u64);
            providers.iter().for_each(|provider| self.name(catalogue.package(*provider).name));
            catalogue.official_providers(row.name).iter().for_each(|provider| self.name(*provider));
        }
    }

    fn required(&mut self, package: PackageIndex) {
        for row in self.renderer.catalogue.required_by(package) {
            self.words.push(u64::from(row.kind));
            [row.package, row.name, row.arch].into_iter().for_each(|part| self.name(part));
        }
        self.words.push(0);
    }

    fn votes(&mut self, base: BaseIndex) {
        for count in self.renderer.votes.of(base) {
            self.words.push(u64::from(count.quarter) << 32 | u64::from(count.votes));
        }
    }

    fn comments(&mut self, base: BaseIndex) {
        let comments = self.renderer.comments;
        for comment in comments.of(base) {
            self.words.push(comment.id);
            self.user(comment.user);
            self.words.push(text(comments.text(comment.text)));
            self.words.push(text(comments.text(comment.evidence)));
            self.time(comment.written);
            self.time(comment.edited.map_or(-1, |(at, _)| at));
            self.user(comment.edited.map(|(_, editor)| editor));
            self.words.push(u64::from(comment.pinned));
        }
    }
}
