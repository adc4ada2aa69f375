//! The rules that bind one unit: the national pack first, then those of its place, later ones winning.

use crate::base::date::Date;
use crate::base::diagnostic::Severity;
use crate::base::number::Fraction;
use crate::base::source::At;
use crate::base::tree::Tree;

use super::file::{BUILT_IN, Confidence, Of, PackFile, RuleSort, WrittenRule, WrittenThreshold};

/// The rules that bind a unit.
#[derive(Debug, Clone, Default)]
pub struct Pack {
    /// Every rule; those that are kept for reference only are not `enabled`.
    pub rules: Vec<PackRule>,
    /// Thresholds by class of matter.
    pub votes: Vec<VoteRule>,
}

/// One rule of a pack.
#[derive(Debug, Clone)]
pub struct PackRule {
    /// Permanent id: `cn.943`.
    pub id: String,
    /// What sort of rule.
    pub kind: RuleSort,
    /// What it asks for, in a sentence.
    pub name: String,
    /// The article or document it comes from, as readers know it.
    pub title: String,
    /// The same, for those who check it.
    pub source: String,
    /// How far it was checked.
    pub confidence: Confidence,
    /// How bad a breach is.
    pub severity: Severity,
    /// Since when.
    pub effective: Option<Date>,
    /// The rule that took its place.
    pub superseded_by: Option<String>,
    /// Whether it is used at all.
    pub enabled: bool,
    /// Anything else.
    pub note: Option<String>,
    /// The pack it stands in.
    pub pack: String,
    /// What it applies to.
    pub applies: Vec<String>,
    /// Who must take part.
    pub quorum: Option<Threshold>,
    /// Who must agree.
    pub pass: Option<Threshold>,
    /// Every other parameter, in the order written.
    pub params: Vec<(At<String>, Tree)>,
}

/// A part of a whole that must be reached on both bases.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Threshold {
    /// 业主人数
    pub owners: Fraction,
    /// 专有面积
    pub area: Fraction,
    /// Whether the number itself suffices (以上) or must be exceeded (过).
    pub inclusive: bool,
    /// Of whom.
    pub of: Base,
}

/// Of whom a part is reckoned.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Base {
    /// Of those who take part.
    Participating,
    /// Of all.
    All,
}

/// What a vote on a class of matter needs.
#[derive(Debug, Clone)]
pub struct VoteRule {
    /// Classes it applies to: `278-4`.
    pub classes: Vec<String>,
    /// Part of all that must take part.
    pub quorum: Threshold,
    /// Part that must agree.
    pub pass: Threshold,
    /// Ids of the rules it comes from.
    pub basis: Vec<String>,
}

impl Pack {
    /// The rules of the packs a unit names, always with the national one, and the names that are no pack.
    ///
    /// A pack brings what it inherits with it. Of two rules with one id, or for the votes on one class of matter, the
    /// later pack's wins.
    pub fn for_unit<'i>(ids: &[&'i str]) -> (Pack, Vec<&'i str>) {
        Self::from_files(&BUILT_IN, ids)
    }

    /// As [`Pack::for_unit`], from given packs; the first of them binds always.
    pub fn from_files<'i>(files: &[PackFile], ids: &[&'i str]) -> (Pack, Vec<&'i str>) {
        let mut chosen: Vec<&PackFile> = Vec::new();
        let mut unknown = Vec::new();
        if let Some(national) = files.first() {
            chosen.push(national);
        }
        for id in ids {
            if !choose(files, id, &mut chosen) {
                unknown.push(*id);
            }
        }
        let mut pack = Pack::default();
        for file in chosen {
            for rule in &file.rules {
                pack.add(PackRule::of(rule, file));
            }
        }
        pack.votes = votes(&pack.rules);
        (pack, unknown)
    }

    /// The ids of the packs built in.
    pub fn built_in() -> Vec<&'static str> {
        BUILT_IN.iter().map(|file| &*file.id.value.0).collect()
    }

    fn add(&mut self, rule: PackRule) {
        // A later pack's rule stands after what came before, so that it also wins where classes overlap.
        self.rules.retain(|earlier| earlier.id != rule.id);
        self.rules.push(rule);
    }

    /// A rule by id.
    pub fn rule(&self, id: &str) -> Option<&PackRule> {
        self.rules.iter().find(|rule| rule.id == id)
    }

    /// What a vote on a class of matter needs.
    pub fn vote(&self, class: &str) -> Option<&VoteRule> {
        self.votes.iter().find(|rule| rule.classes.iter().any(|c| c == class))
    }

    /// The rules of one sort that are in use.
    pub fn of_kind(&self, kind: RuleSort) -> impl Iterator<Item = &PackRule> {
        self.rules.iter().filter(move |rule| rule.enabled && rule.kind == kind)
    }
}

/// Adds a pack after what it inherits; whether there is such a pack. Visiting each once, a circle cannot hold it.
fn choose<'f>(files: &'f [PackFile], id: &str, chosen: &mut Vec<&'f PackFile>) -> bool {
    let Some(file) = files.iter().find(|file| file.is_called(id)) else { return false };
    let mut line = vec![file];
    let mut at = file;
    while let Some(parent) = at.inherits.as_ref().and_then(|id| files.iter().find(|file| file.is_called(id))) {
        if line.iter().any(|seen| std::ptr::eq(*seen, parent)) {
            break;
        }
        line.push(parent);
        at = parent;
    }
    for file in line.into_iter().rev() {
        if !chosen.iter().any(|seen| std::ptr::eq(*seen, file)) {
            chosen.push(file);
        }
    }
    true
}

impl PackRule {
    fn of(rule: &WrittenRule, file: &PackFile) -> Self {
        PackRule {
            id: rule.id.to_string(),
            kind: *rule.kind,
            name: rule.name.to_string(),
            title: rule.title.to_string(),
            source: rule.source.to_string(),
            confidence: *rule.confidence,
            severity: rule.severity(),
            effective: rule.effective.as_ref().or(file.effective.as_ref()).map(|date| date.value),
            superseded_by: rule.superseded_by.as_ref().map(|id| id.to_string()),
            enabled: rule.enabled.as_ref().is_none_or(|enabled| enabled.value),
            note: rule.note.as_ref().map(|note| note.to_string()),
            pack: file.id.to_string(),
            applies: rule.applies.iter().map(|class| class.to_string()).collect(),
            quorum: rule.quorum.as_ref().map(|t| Threshold::of(t)),
            pass: rule.pass.as_ref().map(|t| Threshold::of(t)),
            params: rule.params.clone(),
        }
    }

    /// A parameter by name.
    pub fn param(&self, key: &str) -> Option<&Tree> {
        self.params.iter().find(|(name, _)| name.value == key).map(|(_, tree)| tree)
    }

    fn covers(&self, class: &str) -> bool {
        self.applies.is_empty() || self.applies.iter().any(|c| c == class)
    }
}

impl Threshold {
    fn of(written: &WrittenThreshold) -> Self {
        let of = match written.of {
            Some(Of::All) => Base::All,
            Some(Of::Participating) | None => Base::Participating,
        };
        Threshold { owners: written.owners, area: written.area, inclusive: written.inclusive, of }
    }
}

/// What each class needs: for quorum and majority alike the last rule in use that covers it.
fn votes(rules: &[PackRule]) -> Vec<VoteRule> {
    let used = || rules.iter().filter(|rule| rule.enabled && rule.superseded_by.is_none() && rule.kind == RuleSort::Vote);
    let mut classes: Vec<&String> = used().filter(|rule| rule.pass.is_some()).flat_map(|rule| &rule.applies).collect();
    classes.sort();
    classes.dedup();
    let needs = |class: &String| {
        let quorum = used().rfind(|rule| rule.quorum.is_some() && rule.covers(class))?;
        let pass = used().rfind(|rule| rule.pass.is_some() && rule.covers(class))?;
        let mut basis = vec![quorum.id.clone(), pass.id.clone()];
        basis.dedup();
        Some(VoteRule { classes: vec![class.clone()], quorum: quorum.quorum?, pass: pass.pass?, basis })
    };
    classes.into_iter().filter_map(needs).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::law::file::built_in;

    fn shares(pack: &Pack, class: &str) -> String {
        let vote = pack.vote(class).unwrap();
        format!("{} {} {}", vote.quorum.owners, vote.pass.area, vote.pass.inclusive)
    }

    #[test]
    fn the_national_pack_binds_every_unit_and_unknown_names_are_told() {
        let (pack, unknown) = Pack::for_unit(&["atlantis"]);
        assert_eq!(unknown, ["atlantis"]);
        assert_eq!(shares(&pack, "278-4"), "2/3 1/2 false");
        assert_eq!(shares(&pack, "278-6"), "2/3 3/4 true");
        assert!(pack.vote("ordinary").is_none());
        assert_eq!(pack.rule("cn.943").map(|r| r.title.as_str()), Some("民法典 第九百四十三条"));
    }

    #[test]
    fn a_pack_brings_what_it_inherits_once() {
        let (pack, unknown) = Pack::for_unit(&["cn", "成都", "chengdu", "dangjian"]);
        assert!(unknown.is_empty());
        let order: Vec<&str> = pack.rules.iter().map(|rule| rule.pack.as_str()).collect();
        let mut packs = order.clone();
        packs.dedup();
        assert_eq!(packs, ["cn", "sichuan", "chengdu", "dangjian"]);
        assert_eq!(pack.of_kind(RuleSort::Posting).filter(|r| r.pack == "chengdu").count(), 3);
    }

    #[test]
    fn rules_kept_for_reference_do_not_bind() {
        let (pack, _) = Pack::for_unit(&[]);
        let old = pack.rule("cn.trap.old12").unwrap();
        assert!(!old.enabled && old.superseded_by.as_deref() == Some("cn.278.quorum"));
        assert!(pack.of_kind(RuleSort::Vote).all(|rule| rule.id != "cn.trap.old12"));
    }

    #[test]
    fn the_later_pack_wins_for_the_same_class_of_vote() {
        let own = "pack: own\nname: 本小区\nas_of: 2026-11-22\nrules:\n  - {id: own.1, kind: vote, name: 甲, title: 乙, source: 丙, confidence: seed, applies: [278-4], pass: {owners: 2/3, area: 2/3, inclusive: true, of: all}}\n";
        let files: Vec<PackFile> = BUILT_IN.iter().cloned().chain(built_in("own", own).0).collect();
        let (pack, _) = Pack::from_files(&files, &["own"]);
        assert_eq!(shares(&pack, "278-4"), "2/3 2/3 true");
        assert_eq!(shares(&pack, "278-3"), "2/3 1/2 false");
        assert_eq!(
            pack.vote("278-4").map(|v| (v.pass.of, v.basis.clone())),
            Some((Base::All, vec!["cn.278.quorum".into(), "own.1".into()]))
        );
    }

    #[test]
    fn packs_that_inherit_each_other_do_not_hang() {
        let file =
            |id: &str, parent: &str| built_in(id, &format!("pack: {id}\nname: {id}\nas_of: 2026-11-22\ninherits: {parent}\n")).0.unwrap();
        let files = [file("cn", "a"), file("a", "b"), file("b", "a")];
        assert!(Pack::from_files(&files, &["a", "b"]).1.is_empty());
    }
}
