//! Names of accounts by id: asked for every comment and several times a page, so one look must do.

use crate::model::names::Symbol;
use crate::source::record::User;
use hashbrown::HashTable;

/// A table of account names.
#[derive(Debug)]
pub(super) struct UserNames(HashTable<(u32, Symbol)>);

impl UserNames {
    /// Files accounts under their ids; of two with the same id the first counts.
    pub(super) fn file(users: &[User]) -> Self {
        let mut table = HashTable::with_capacity(users.len());
        for user in users {
            if table.find(hash(user.id), |(id, _)| *id == user.id).is_none() {
                table.insert_unique(hash(user.id), (user.id, user.name), |(id, _)| hash(*id));
            }
        }
        Self(table)
    }

    /// The name of the account with this id.
    pub(super) fn get(&self, id: u32) -> Option<Symbol> {
        self.0.find(hash(id), |(known, _)| *known == id).map(|(_, name)| *name)
    }
}

/// Ids come one after the other: multiplying by 2^64 over the golden ratio spreads them.
fn hash(id: u32) -> u64 {
    u64::from(id).wrapping_mul(0x9e37_79b9_7f4a_7c15)
}
