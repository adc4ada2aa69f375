//! What is shown: the last good site of every unit, and what is wrong with its records now.

use std::collections::BTreeMap;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError, RwLock};

use tokio::sync::watch;

use crate::artifact::Bundle;

/// The site of one unit, or the portal.
#[derive(Debug, Clone, Default)]
pub struct Shelf {
    /// The last good site.
    pub bundle: Option<Arc<Bundle>>,
    /// Which edition of it this is; 0 while there is none.
    pub edition: u64,
    /// What is wrong with the records, in words; empty when nothing is.
    pub trouble: String,
}

/// Everything that is shown.
#[derive(Debug, Clone, Default)]
struct Shown {
    portal: Arc<Shelf>,
    units: BTreeMap<String, Arc<Shelf>>,
}

/// Where builders put sites and the server takes them from; a reader never waits for a builder.
#[derive(Debug)]
pub struct Stage {
    shown: RwLock<Arc<Shown>>,
    changed: watch::Sender<u64>,
    looked_at: Mutex<Option<String>>,
}

impl Default for Stage {
    fn default() -> Self {
        Stage { shown: RwLock::default(), changed: watch::Sender::new(0), looked_at: Mutex::default() }
    }
}

impl Stage {
    /// Shows a unit anew. Without a site the last good one stays; with an equal one no page is loaded again.
    pub fn put(&self, unit: &str, bundle: Option<Bundle>, trouble: String) {
        self.change(|shown, turn| {
            let shelf = shown.units.entry(unit.to_string()).or_default();
            *shelf = Arc::new(next(shelf, bundle, trouble, turn));
        });
    }

    /// Shows the portal anew; as [`Stage::put`].
    pub fn put_portal(&self, bundle: Option<Bundle>, trouble: String) {
        self.change(|shown, turn| shown.portal = Arc::new(next(&shown.portal, bundle, trouble, turn)));
    }

    /// Says what is wrong with what all units share, on every page.
    pub fn trouble_everywhere(&self, trouble: &str) {
        self.change(|shown, turn| {
            for shelf in shown.units.values_mut().chain([&mut shown.portal]) {
                *shelf = Arc::new(next(shelf, None, trouble.to_string(), turn));
            }
        });
    }

    /// Keeps only these units.
    pub fn retain(&self, keep: impl Fn(&str) -> bool) {
        self.change(|shown, _| shown.units.retain(|unit, _| keep(unit)));
    }

    /// A unit's site.
    pub fn unit(&self, id: &str) -> Option<Arc<Shelf>> {
        self.shown().units.get(id).cloned()
    }

    /// The portal.
    pub fn portal(&self) -> Arc<Shelf> {
        Arc::clone(&self.shown().portal)
    }

    /// The unit somebody looked at last; it is built first.
    pub fn looked_at(&self) -> Option<String> {
        self.last().clone()
    }

    /// Remembers which unit was looked at.
    pub(super) fn look_at(&self, unit: &str) {
        let mut last = self.last();
        if last.as_deref() != Some(unit) {
            *last = Some(unit.to_string());
        }
    }

    /// Hears of every change.
    pub(super) fn changes(&self) -> watch::Receiver<u64> {
        self.changed.subscribe()
    }

    fn last(&self) -> MutexGuard<'_, Option<String>> {
        self.looked_at.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn shown(&self) -> Arc<Shown> {
        Arc::clone(&self.shown.read().unwrap_or_else(PoisonError::into_inner))
    }

    fn change(&self, change: impl FnOnce(&mut Shown, u64)) {
        let turn = *self.changed.borrow() + 1;
        {
            let mut shown = self.shown.write().unwrap_or_else(PoisonError::into_inner);
            change(Arc::make_mut(&mut shown), turn);
        }
        self.changed.send_modify(|now| *now += 1);
    }
}

fn next(before: &Shelf, bundle: Option<Bundle>, trouble: String, turn: u64) -> Shelf {
    let fresh = bundle.filter(|bundle| before.bundle.as_deref() != Some(bundle));
    match fresh {
        Some(bundle) => Shelf { bundle: Some(Arc::new(bundle)), edition: turn, trouble },
        None => Shelf { trouble, ..before.clone() },
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn site(text: &str) -> Option<Bundle> {
        let mut bundle = Bundle::default();
        bundle.put("index.html", text.to_string());
        Some(bundle)
    }

    #[test]
    fn the_last_good_site_stays_while_records_are_broken() {
        let stage = Stage::default();
        stage.put("a", site("one"), String::new());
        let first = stage.unit("a").unwrap();
        stage.put("a", None, "line 3".into());
        let broken = stage.unit("a").unwrap();
        assert_eq!((broken.edition, broken.trouble.as_str()), (first.edition, "line 3"));
        assert!(broken.bundle.is_some());
        stage.put("a", site("two"), String::new());
        assert!(stage.unit("a").unwrap().edition > first.edition);
    }

    #[test]
    fn an_equal_site_is_no_new_edition() {
        let stage = Stage::default();
        stage.put("a", site("one"), String::new());
        let first = stage.unit("a").unwrap().edition;
        stage.put("a", site("one"), String::new());
        assert_eq!(stage.unit("a").unwrap().edition, first);
    }
}
