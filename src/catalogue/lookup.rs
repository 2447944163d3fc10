//! Questions to the catalogue.

use super::{BaseIndex, Catalogue, PackageIndex, Requirement};
use crate::model::names::{Symbol, Text};
use crate::source::record::{Base, Dependency, Package, Relation, User};

/// What satisfies a dependency's name.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Satisfier {
    /// A package of this registry bears the name.
    Package,
    /// An official package bears it.
    Official,
    /// Nobody bears it; providers may satisfy it.
    Nobody,
}

impl Catalogue {
    /// The string of a symbol.
    #[inline]
    pub fn name(&self, symbol: Symbol) -> &str {
        self.records.names.get(symbol)
    }

    /// The spelling under which the database compares a name.
    pub fn folded(&self, symbol: Symbol) -> Symbol {
        self.folded[symbol.index()]
    }

    /// Every symbol, in the order of their indices.
    pub fn symbols(&self) -> impl Iterator<Item = Symbol> + use<> {
        self.records.names.symbols()
    }

    /// A description, URL, source or flag comment.
    #[inline]
    pub fn text(&self, text: Text) -> &str {
        self.records.texts.get(text)
    }

    /// All package bases, in id order.
    pub fn bases(&self) -> &[Base] {
        &self.records.bases
    }

    /// The base of exactly this name.
    pub fn base_named(&self, name: &str) -> Option<BaseIndex> {
        let symbol = self.records.names.find(name)?;
        let at = self.records.bases.iter().position(|base| base.name == symbol)?;
        u32::try_from(at).ok()
    }

    /// All accounts, in id order.
    pub fn users(&self) -> &[User] {
        &self.records.users
    }

    /// One base.
    #[inline]
    pub fn base(&self, base: BaseIndex) -> &Base {
        &self.records.bases[base as usize]
    }

    /// One package.
    #[inline]
    pub fn package(&self, package: PackageIndex) -> &Package {
        &self.records.packages[package as usize]
    }

    /// A package's name.
    #[inline]
    pub fn package_name(&self, package: PackageIndex) -> &str {
        self.name(self.package(package).name)
    }

    /// All packages that have a base, in collation order of their names.
    pub fn packages_by_name(&self) -> &[PackageIndex] {
        &self.by_name
    }

    /// The base of a package that has one (every package of [`Catalogue::packages_by_name`] does).
    pub fn base_of(&self, package: PackageIndex) -> Option<BaseIndex> {
        self.base_of[package as usize]
    }

    /// The row of that base.
    pub fn base_record(&self, package: PackageIndex) -> Option<&Base> {
        self.base_of(package).map(|base| self.base(base))
    }

    /// Its votes; 0 without one.
    pub fn votes(&self, package: PackageIndex) -> u32 {
        self.base_record(package).map_or(0, |base| base.votes)
    }

    /// Packages of a base, in id order.
    pub fn packages_of(&self, base: BaseIndex) -> &[PackageIndex] {
        &self.package_lists[self.packages.of(base)]
    }

    /// The only package of a base, if it bears the base's name: then that package's page is the base's page.
    pub fn sole_package(&self, base: BaseIndex) -> Option<PackageIndex> {
        match self.packages_of(base) {
            [only] if self.package(*only).name == self.base(base).name => Some(*only),
            _ => None,
        }
    }

    /// Dependency rows of a package, in row order.
    pub fn dependencies(&self, package: PackageIndex) -> &[Dependency] {
        &self.records.dependencies[self.dependencies.of(package)]
    }

    /// Relation rows of a package, in row order.
    pub fn relations(&self, package: PackageIndex) -> &[Relation] {
        &self.records.relations[self.relations.of(package)]
    }

    /// Source rows of a package, in row order.
    pub fn sources(&self, package: PackageIndex) -> impl ExactSizeIterator<Item = &str> {
        self.records.sources[self.sources.of(package)].iter().map(|(_, text)| self.text(*text))
    }

    /// Licences of a package, by licence id.
    pub fn licenses(&self, package: PackageIndex) -> impl ExactSizeIterator<Item = &str> {
        self.records.licenses[self.licenses.of(package)].iter().map(|(_, name)| self.name(*name))
    }

    /// Groups of a package, by group id.
    pub fn groups(&self, package: PackageIndex) -> impl ExactSizeIterator<Item = &str> {
        self.records.groups[self.groups.of(package)].iter().map(|(_, name)| self.name(*name))
    }

    /// Keywords of a base, in collation order.
    pub fn keywords(&self, base: BaseIndex) -> impl ExactSizeIterator<Item = &str> {
        self.records.keywords[self.keywords.of(base)].iter().map(|(_, name)| self.name(*name))
    }

    /// Names of a base's co-maintainers by priority, each once.
    pub fn comaintainers(&self, base: BaseIndex) -> Vec<&str> {
        let mut found: Vec<&str> = Vec::new();
        for (_, user) in &self.records.comaintainers[self.comaintainers.of(base)] {
            if let Some(name) = self.user(Some(*user)).filter(|name| !found.contains(name)) {
                found.push(name);
            }
        }
        found
    }

    /// Open requests of a base.
    pub fn open_requests(&self, base: BaseIndex) -> u32 {
        self.open_requests[base as usize]
    }

    /// The name of an account; `None` when there is no id or the account is gone.
    pub fn user(&self, id: Option<u32>) -> Option<&str> {
        self.user_names.get(id?).map(|name| self.name(name))
    }

    /// The package of exactly this name.
    pub fn package_named(&self, name: Symbol) -> Option<PackageIndex> {
        self.package_named[name.index()]
    }

    /// The symbol of a text, if any row has it.
    pub fn find_name(&self, name: &str) -> Option<Symbol> {
        self.records.names.find(name)
    }

    /// The package of exactly this name, as text.
    pub fn find_package(&self, name: &str) -> Option<PackageIndex> {
        self.package_named(self.records.names.find(name)?)
    }

    /// Who bears a name that a dependency asks for; this registry comes first.
    pub fn satisfier(&self, name: Symbol) -> Satisfier {
        if self.package_named(name).is_some() {
            Satisfier::Package
        } else if self.official[name.index()] {
            Satisfier::Official
        } else {
            Satisfier::Nobody
        }
    }

    /// Packages with a `provides` of exactly this name, in row order; one for each such row.
    pub fn providers(&self, name: Symbol) -> &[PackageIndex] {
        self.providers.get(name)
    }

    /// What official packages provide, their own names too, and which package does, in no order that means anything.
    pub fn official_provides(&self) -> impl Iterator<Item = (&str, &str)> {
        let named = self.records.names.symbols().filter(|name| self.official[name.index()]).map(|name| (name, name));
        let provided = self
            .records
            .names
            .symbols()
            .flat_map(|name| self.official_providers.get(name).iter().map(move |package| (name, *package)));
        named.chain(provided).map(|(provides, package)| (self.name(provides), self.name(package)))
    }

    /// Official packages of another name that provide exactly this name, in row order.
    pub fn official_providers(&self, name: Symbol) -> &[Symbol] {
        self.official_providers.get(name)
    }

    /// Who asks for a package's name or for something that it provides (without case), in the order (package
    /// name, kind); rows of the same package, kind and name once.
    pub fn required_by(&self, package: PackageIndex) -> Vec<Requirement> {
        let mut names = vec![self.folded[self.package(package).name.index()]];
        names.extend(
            self.relations(package)
                .iter()
                .filter(|r| r.kind == Relation::PROVIDES)
                .map(|r| self.folded[r.name.index()]),
        );
        // By their texts: numbers of symbols depend on what else was read.
        names.sort_unstable_by(|a, b| self.name(*a).cmp(self.name(*b)));
        names.dedup();
        let mut rows: Vec<Requirement> = Vec::new();
        for name in &names {
            rows.extend_from_slice(self.required.get(*name));
        }
        if names.len() > 1 {
            rows.sort_by_key(|row| (row.rank, row.kind));
        }
        dedup_rows(&mut rows);
        rows
    }
}

/// Drops rows whose (package, kind, name) came before; equal packages and kinds stand together.
fn dedup_rows(rows: &mut Vec<Requirement>) {
    let mut run: Vec<Symbol> = Vec::new();
    let mut head = (u32::MAX, 0);
    rows.retain(|row| {
        if (row.rank, row.kind) != head {
            head = (row.rank, row.kind);
            run.clear();
        }
        let new = !run.contains(&row.name);
        if new {
            run.push(row.name);
        }
        new
    });
}
