//! What records add to the pages of others: the posting of a record is told where the record is read.

use std::collections::BTreeMap;

use crate::compound::Compound;
use crate::disclosure::Block;
use crate::record::header::Status;

use super::mask::Masking;
use super::page::Told;

/// The blocks each record's page gets from others, by `kind/id`; what was taken back, corrected or emptied adds nothing.
pub fn gather(compound: &Compound, masking: &Masking, all: &[Told]) -> BTreeMap<String, Vec<Block>> {
    let mut beside: BTreeMap<String, Vec<Block>> = BTreeMap::new();
    let scope = compound.scope();
    for told in all {
        let record = told.seen.record;
        let corrected = compound.corrections.contains_key(&record.id.0);
        if corrected || record.header.status() == Status::Withdrawn || record.header.purged.is_some() {
            continue;
        }
        for (id, block) in (record.kind.beside)(record, &scope) {
            beside.entry(id.0).or_default().extend(masking.blocks(vec![block]));
        }
    }
    beside
}
