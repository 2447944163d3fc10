//! What one transaction writes.

use super::code::{decode_sheet, encode, encode_table, push_file};
use super::{
    ARCHIVES, BASES, BaseEntry, Changes, ENVIRONMENT, FACTS, FILES, GENERATION, GIVEN, Given, LEDGER, LISTS, NAMES,
    Owned, REGISTRY, Registry, SHEET, STATE,
};
use crate::model::facts::{Facts, LedgerRow};
use crate::render::compress::PartEntry;
use redb::{ReadableTable, WriteTransaction};
use std::collections::BTreeMap;

pub(super) fn write_bases(
    transaction: &WriteTransaction,
    entries: &[(u32, Option<BaseEntry>)],
) -> Result<(), redb::Error> {
    let mut bases = transaction.open_table(BASES)?;
    let mut buffer = Vec::new();
    for (id, entry) in entries {
        let Some(entry) = entry else {
            bases.remove(id)?;
            continue;
        };
        buffer.clear();
        encode(entry, &mut buffer);
        bases.insert(id, buffer.as_slice())?;
    }
    Ok(())
}

pub(super) fn write_files(transaction: &WriteTransaction, changes: &Changes) -> Result<(), redb::Error> {
    let mut files = transaction.open_table(FILES)?;
    let mut buffer = Vec::new();
    for path in &changes.removed_files {
        files.remove(path.as_str())?;
    }
    for file in &changes.files {
        buffer.clear();
        push_file(file, &mut buffer);
        files.insert(file.path.as_str(), buffer.as_slice())?;
    }
    Ok(())
}

/// Old names go before new ones come: a package may have moved from one base to another.
pub(super) fn write_facts(
    transaction: &WriteTransaction,
    entries: &[(u32, Option<Vec<u8>>)],
) -> Result<(), redb::Error> {
    let mut facts = transaction.open_table(FACTS)?;
    let mut names = transaction.open_table(NAMES)?;
    let mut ledger = transaction.open_table(LEDGER)?;
    let mut sheets: BTreeMap<u32, Vec<(u32, Option<LedgerRow>)>> = BTreeMap::new();
    let mut born: Vec<(String, u32)> = Vec::new();
    for (id, new) in entries {
        let old = match new {
            Some(bytes) => facts.insert(id, bytes.as_slice())?,
            None => facts.remove(id)?,
        };
        for key in old.iter().filter_map(|old| Facts::decode(old.value())).flat_map(|old| keys(&old)) {
            if names.get(key.as_str())?.is_some_and(|owner| owner.value() == *id) {
                names.remove(key.as_str())?;
            }
        }
        let new = new.as_deref().and_then(Facts::decode);
        born.extend(new.iter().flat_map(keys).map(|key| (key, *id)));
        sheets.entry(id / SHEET).or_default().push((*id, new.map(|new| new.row)));
    }
    born.sort_unstable();
    for (key, id) in &born {
        names.insert(key.as_str(), id)?;
    }
    for (number, changed) in sheets {
        let known = ledger.get(number)?.and_then(|sheet| decode_sheet(sheet.value()));
        let mut rows: BTreeMap<u32, LedgerRow> = known.unwrap_or_default().into_iter().collect();
        for (id, row) in changed {
            match row {
                Some(row) => rows.insert(id, row),
                None => rows.remove(&id),
            };
        }
        let mut bytes = Vec::with_capacity(rows.len() * (4 + LedgerRow::BYTES));
        for (id, row) in rows {
            bytes.extend_from_slice(&id.to_le_bytes());
            row.encode(&mut bytes);
        }
        ledger.insert(number, bytes.as_slice())?;
    }
    Ok(())
}

pub(super) fn write_archives(
    transaction: &WriteTransaction,
    tables: &[(&'static str, Vec<PartEntry>)],
) -> Result<(), redb::Error> {
    let mut archives = transaction.open_table(ARCHIVES)?;
    for (name, table) in tables {
        archives.insert(*name, encode_table(table).as_slice())?;
    }
    Ok(())
}

pub(super) fn write_state(transaction: &WriteTransaction, changes: &Changes) -> Result<(), redb::Error> {
    let mut state = transaction.open_table(STATE)?;
    for (key, value) in [
        (ENVIRONMENT, changes.environment),
        (GENERATION, changes.generation),
        (GIVEN, changes.given.map(Given::to_bits)),
    ] {
        if let Some(value) = value {
            state.insert(key, value)?;
        }
    }
    match changes.registry {
        Some(Some(Registry { bases, users, official, accounts, maintainers })) => {
            for (key, value) in REGISTRY.iter().zip([bases, users, official, accounts, maintainers]) {
                state.insert(key, value)?;
            }
        }
        Some(None) => drop(state.remove(REGISTRY[0])?),
        None => {}
    }
    match changes.lists {
        Some(Some(digest)) => drop(state.insert(LISTS, digest)?),
        Some(None) => drop(state.remove(LISTS)?),
        None => {}
    }
    Ok(())
}

/// The keys of the names that a base has pages under.
fn keys(facts: &Facts<'_>) -> Vec<String> {
    let packages = facts.packages.iter().map(|name| Owned::Package(name).key());
    packages.chain([Owned::Base(facts.base).key()]).collect()
}
