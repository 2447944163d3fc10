//! Writes an amended generation.

use super::codec::{decode_base, decode_ids, encode, encode_base};
use super::file::Contents;
use super::{Amended, Amendment, DeltaFile, FEW_DOCUMENTS, MOST_BYTES, MOST_DOCUMENTS};
use crate::bits::Bits;
use crate::file::ArrayFile;
use crate::fold::fold_name;
use crate::meta::{DELTA, FULL_TEXT, Meta, PACKAGES};
use crate::packages::Packages;
use crate::writer::named;
use crate::{OpenError, WriteError, WriteSummary};
use std::collections::{BTreeMap, BTreeSet};
use std::fs::{self, File};
use std::path::Path;

/// Why no amendment was made.
enum Stop {
    Refused(&'static str),
    Failed(WriteError),
}

impl From<&'static str> for Stop {
    fn from(why: &'static str) -> Self {
        Self::Refused(why)
    }
}

impl From<WriteError> for Stop {
    fn from(error: WriteError) -> Self {
        Self::Failed(error)
    }
}

impl From<OpenError> for Stop {
    fn from(_: OpenError) -> Self {
        Self::Refused("the generation before it cannot be read")
    }
}

/// Writes into `to`, which must not exist, the generation in `from` with what changed since. Of `from` only the columns and
/// the amendment are read; `to` is complete and synced, but for its own name, when this returns `Ok`.
///
/// # Errors
/// When the disk is full or `to` cannot be written. What was written until then is left; without `meta.json` it is no
/// generation.
pub fn amend(from: &Path, to: &Path, amendment: &Amendment<'_>) -> Result<Amended, WriteError> {
    match attempt(from, to, amendment) {
        Ok(summary) => Ok(Amended::Written(summary)),
        Err(Stop::Refused(why)) => Ok(Amended::Refused(why)),
        Err(Stop::Failed(error)) => Err(error),
    }
}

fn attempt(from: &Path, to: &Path, amendment: &Amendment<'_>) -> Result<WriteSummary, Stop> {
    let mut meta = Meta::read(from)?;
    let columns = ArrayFile::open(&from.join(PACKAGES), Packages::SECTIONS)?;
    let packages = Packages::new(&columns, meta.documents as usize, meta.bases as usize)
        .ok_or("the generation before it is damaged")?;
    let before = match meta.delta() {
        Some(known) => {
            known.check(from)?;
            Some(DeltaFile::open(&from.join(DELTA), &packages)?)
        }
        None => None,
    };
    let contents = Merge { packages: &packages, before: before.as_ref(), amendment }.contents()?;
    let live = packages.len() + contents.documents.len() - contents.gone.len();
    let overlaid = contents.documents.iter().filter(|(slot, _)| (*slot as usize) < packages.len()).count();
    meta.files.retain(|file| file.name != DELTA);
    let bytes = write(from, to, meta, &contents)?;
    Ok(WriteSummary { documents: live - overlaid, bytes })
}

/// Links the files of the base, writes the one of the amendment and `meta.json`; returns how many bytes were written.
/// Where files cannot be linked, nothing is left of it.
fn write(from: &Path, to: &Path, mut meta: Meta, contents: &Contents) -> Result<u64, Stop> {
    let folder = to.join(FULL_TEXT);
    fs::create_dir(to).map_err(|e| WriteError::io(to, e))?;
    fs::create_dir(&folder).map_err(|e| WriteError::io(&folder, e))?;
    for file in &meta.files {
        if fs::hard_link(from.join(&file.name), to.join(&file.name)).is_err() {
            fs::remove_dir_all(to).map_err(|e| WriteError::io(to, e))?;
            return Err("the files cannot be linked".into());
        }
    }
    let written = contents.write(&to.join(DELTA))?;
    meta.files.push(named(DELTA, written));
    meta.files.sort_by(|a, b| a.name.cmp(&b.name));
    File::open(&folder).and_then(|dir| dir.sync_all()).map_err(|e| WriteError::io(&folder, e))?;
    Ok(written.bytes + meta.write(to)?)
}

/// The differences to the base: those that there were, and those that come.
struct Merge<'a> {
    packages: &'a Packages,
    before: Option<&'a DeltaFile>,
    amendment: &'a Amendment<'a>,
}

impl Merge<'_> {
    fn contents(&self) -> Result<Contents, Stop> {
        let touched = self.touched();
        self.no_namesakes()?;
        let mut documents: BTreeMap<u32, Vec<u8>> = BTreeMap::new();
        let mut gone: BTreeSet<u32> = self.before.iter().flat_map(|before| before.gone()).collect();
        let mut appended: BTreeMap<u32, Vec<u8>> = BTreeMap::new();
        let known: BTreeSet<u32> =
            self.before.iter().flat_map(|before| before.records()).map(|(slot, _)| slot).collect();
        for doc in self.of_bases(&touched).into_iter().filter(|doc| !known.contains(doc) && !gone.contains(doc)) {
            self.may_go(self.packages.base_ids().get(doc as usize))?;
            documents.insert(doc, Vec::new());
        }
        for (slot, bytes) in self.before.iter().flat_map(|before| before.records()) {
            let (id, base_id, base) = decode_ids(bytes).ok_or("the amendment before it is damaged")?;
            let stays = !touched.contains(&*fold_name(base));
            if !stays {
                self.may_go(base_id)?;
            }
            match ((slot as usize) < self.packages.len(), stays) {
                (true, true) => drop(documents.insert(slot, bytes.to_vec())),
                (true, false) => drop(documents.insert(slot, Vec::new())),
                (false, true) => drop(appended.insert(id, bytes.to_vec())),
                (false, false) => {}
            }
        }
        gone.iter().for_each(|slot| drop(documents.insert(*slot, Vec::new())));
        self.take(&mut documents, &mut appended)?;
        gone = documents.iter().filter(|(_, bytes)| bytes.is_empty()).map(|(slot, _)| *slot).collect();
        let kept = documents.into_iter().filter(|(_, bytes)| !bytes.is_empty());
        let new = (self.packages.len() as u32..).zip(appended.into_values());
        let (bases, gone_bases) = self.bases(&touched)?;
        let documents: Vec<(u32, Vec<u8>)> = kept.chain(new).collect();
        let contents = Contents { documents, gone: gone.into_iter().collect(), bases, gone_bases };
        let most = (self.packages.len() / MOST_DOCUMENTS).max(FEW_DOCUMENTS);
        let is_large = contents.documents.len() + contents.gone.len() > most || contents.bases.len() > most;
        if is_large || contents.bytes() > MOST_BYTES {
            return Err("the amendments have become many".into());
        }
        Ok(contents)
    }

    /// Folded names of the bases whose packages are replaced.
    fn touched(&self) -> BTreeSet<String> {
        let names = self.amendment.gone.iter().copied().chain(self.amendment.bases.iter().map(|base| base.name));
        names.map(|name| fold_name(name).into_owned()).collect()
    }

    /// Documents of the base generation that are of these bases there.
    fn of_bases(&self, folded: &BTreeSet<String>) -> Vec<u32> {
        let ranks = folded.iter().filter_map(|name| self.packages.find_base(name));
        let ranks = Bits::of(self.packages.bases(), ranks);
        let column = self.packages.base_column().iter().enumerate();
        column.filter(|(_, rank)| ranks.has(*rank)).map(|(doc, _)| doc as u32).collect()
    }

    /// An amendment tells bases apart by their folded names: none of those that it names may have a namesake, among
    /// themselves or in the generation before.
    fn no_namesakes(&self) -> Result<(), Stop> {
        const ALIKE: &str = "two package bases are spelled alike";
        let new = self.amendment.bases.iter().map(|base| base.name);
        let mut folded: BTreeSet<String> = BTreeSet::new();
        if !new.clone().all(|name| folded.insert(fold_name(name).into_owned())) {
            return Err(ALIKE.into());
        }
        let mut amended: BTreeMap<String, &str> = BTreeMap::new();
        for bytes in self.before.iter().flat_map(|before| before.bases()) {
            let base = decode_base(bytes).ok_or("the amendment before it is damaged")?;
            amended.insert(fold_name(base.name).into_owned(), base.name);
        }
        let gone: BTreeSet<u32> = self.before.iter().flat_map(|before| before.gone_bases()).collect();
        let named: BTreeSet<&str> = self.amendment.gone.iter().copied().chain(new).collect();
        for name in &named {
            let folded = fold_name(name);
            let rank = self.packages.find_base(&folded);
            let whole = rank.filter(|rank| !gone.contains(rank)).map(|rank| self.packages.base_info(rank).name);
            let spelled = amended.get(&*folded).copied().or(whole);
            let is_another = spelled.is_some_and(|spelled| !named.contains(spelled));
            if is_another || rank.is_some_and(|rank| self.packages.has_namesake(rank)) {
                return Err(ALIKE.into());
            }
        }
        Ok(())
    }

    /// A package goes with its base, and with no other one that is spelled alike.
    fn may_go(&self, base_id: u32) -> Result<(), Stop> {
        let named = self.amendment.ids.contains(&base_id);
        if named { Ok(()) } else { Err("two package bases are spelled alike".into()) }
    }

    /// Adds the amendment's documents: each has the place of the one of its id, or comes behind the last.
    fn take(&self, documents: &mut BTreeMap<u32, Vec<u8>>, appended: &mut BTreeMap<u32, Vec<u8>>) -> Result<(), Stop> {
        let bases: BTreeSet<String> =
            self.amendment.bases.iter().map(|base| fold_name(base.name).into_owned()).collect();
        let ids = self.packages.ids();
        for doc in &self.amendment.documents {
            if !bases.contains(&*fold_name(doc.base)) {
                return Err("a package's base is not named".into());
            }
            let mut bytes = Vec::new();
            encode(doc, &mut bytes);
            let at = ids.lower_bound(doc.id);
            if at == ids.len() {
                if appended.insert(doc.id, bytes).is_some() {
                    return Err("two packages have one id".into());
                }
                continue;
            }
            if ids.get(at) != doc.id {
                return Err("a package's id lies between others".into());
            }
            match documents.get_mut(&(at as u32)) {
                Some(place) if place.is_empty() => *place = bytes,
                _ => return Err("a package came from a base that is not named".into()),
            }
        }
        Ok(())
    }

    /// Bases that differ, and ranks of those that are gone.
    fn bases(&self, touched: &BTreeSet<String>) -> Result<(Vec<Vec<u8>>, Vec<u32>), Stop> {
        let mut bases: BTreeMap<String, Vec<u8>> = BTreeMap::new();
        for bytes in self.before.iter().flat_map(|before| before.bases()) {
            let base = decode_base(bytes).ok_or("the amendment before it is damaged")?;
            bases.insert(fold_name(base.name).into_owned(), bytes.to_vec());
        }
        bases.retain(|name, _| !touched.contains(name));
        for base in &self.amendment.bases {
            let mut bytes = Vec::new();
            encode_base(base, &mut bytes);
            bases.insert(fold_name(base.name).into_owned(), bytes);
        }
        let gone = self.amendment.gone.iter().filter_map(|name| self.packages.find_base(&fold_name(name)));
        let mut gone: BTreeSet<u32> = self.before.iter().flat_map(|before| before.gone_bases()).chain(gone).collect();
        for name in bases.keys() {
            if let Some(rank) = self.packages.find_base(name) {
                gone.remove(&rank);
            }
        }
        Ok((bases.into_values().collect(), gone.into_iter().collect()))
    }
}
