//! Figures over a few compounds below one community of a thousand people that adopted the procedures.

use super::counts::{About, Asked, Branch, Micro, Moved, Seated, Secretaries};
use super::*;
use crate::base::period::Period;
use crate::base::scalar::Scalar;

/// A compound in a few words.
#[derive(Clone)]
pub struct Compound {
    name: &'static str,
    counts: Counts,
}

impl Compound {
    pub fn named(name: &'static str) -> Self {
        Compound { name, counts: Counts { least: 5, ..Counts::default() } }
    }

    pub fn committee(mut self) -> Self {
        self.counts.bodies.committee = Some("roster/committee.html".into());
        self
    }

    pub fn group(mut self) -> Self {
        self.counts.bodies.group = Some("roster/group.html".into());
        self
    }

    pub fn branch(mut self) -> Self {
        self.counts.bodies.branch = Some(Branch { page: "roster/branch.html".into(), founded: None, provisional: false });
        self
    }

    pub fn planned(mut self) -> Self {
        self.counts.stage = Some("planned".into());
        self
    }

    pub fn people(mut self, people: u64) -> Self {
        self.counts.population = Some(people);
        self
    }

    pub fn micro(mut self, received: i64, total: Option<i64>) -> Self {
        let page = "finance/micro.html".to_string();
        self.counts.micro = Some(Micro { year: 2026, received, total, people: None, page });
        self
    }

    fn sort(mut self, sort: &str) -> Self {
        self.counts.premises = Some(sort.into());
        self
    }

    fn secretaries(mut self, all: u64, residents: u64) -> Self {
        self.counts.bodies.secretaries = Some(Secretaries { all, known: all, residents, page: "roster/branch.html".into() });
        self
    }

    fn party(mut self, party: u64, seats: u64) -> Self {
        let page = "roster/committee.html".to_string();
        self.counts.bodies.seated.push(Seated { page, chaired: true, shouldered: party > 4, seats, crossed: 0, party: Some(party) });
        self
    }

    fn cases(self, then: u64, now: u64) -> Self {
        self.cases_about(&[(None, then, now)])
    }

    fn cases_about(mut self, about: &[(Option<&str>, u64, u64)]) -> Self {
        let sum = |of: fn(&(Option<&str>, u64, u64)) -> u64| about.iter().map(of).sum::<u64>();
        let (then, now) = (sum(|about| about.1), sum(|about| about.2));
        let about = about.iter().map(|(category, then, now)| About { category: category.map(str::to_string), then: *then, now: *now });
        let of = |from: &str, until: &str, count| {
            let period = Period::new(Date::parse(from).unwrap(), Date::parse(until).unwrap()).unwrap();
            super::counts::Stretch { from: period.from, until: period.until, count }
        };
        let (then, now) = (of("2026-04-01", "2026-06-30", then), of("2026-07-01", "2026-09-30", now));
        self.counts.cases = Some(Moved { then, now, page: "case/q3.html".into(), earlier: "case/q2.html".into(), about: about.collect() });
        self
    }
}

fn asked(rule: &str, name: &str, what: &str, least: Option<[u64; 2]>, base: Option<u64>) -> Asked {
    Asked { rule: rule.into(), name: name.into(), title: "约定程序".into(), what: what.into(), least, number: None, by: None, base }
}

fn day() -> Date {
    Date::new(2026, 11, 22).unwrap()
}

fn with<T>(compounds: &[Compound], look: impl FnOnce(&[Counted]) -> T) -> T {
    let community = Counts {
        file: "content/c/unit.yaml".into(),
        population: Some(1_000),
        asked: vec![
            asked("sd.coverage.group", "有业委会的小区都有党的工作小组", "working_group_coverage", Some([1, 1]), None),
            asked("sd.coverage.branch", "三分之二以上的小区建立党支部", "branch_coverage", Some([2, 3]), None),
            asked("sd.micro", "民生微实事", "micro_project_share", None, None),
            asked("sd.percent", "百分比", "change_in_percent", None, Some(10)),
        ],
        ..Counts::default()
    };
    let above = Counted { id: "c", name: "社区", level: Level::Community, parent: None, counts: &community };
    let below = compounds.iter().map(|one| Counted {
        id: one.name,
        name: one.name,
        level: Level::Compound,
        parent: Some("c"),
        counts: &one.counts,
    });
    let units: Vec<Counted> = std::iter::once(above).chain(below).collect();
    look(&units)
}

/// What is found between the compounds of a community.
pub fn judged(compounds: &[Compound]) -> Vec<String> {
    with(compounds, |units| judge(units, day()).into_iter().map(|found| found.what.zh).collect())
}

/// One figure over the compounds of a community.
fn figure<T>(compounds: &[Compound], id: &str, look: impl FnOnce(&Statistic) -> T) -> T {
    with(compounds, |units| {
        let all = Whole::of(units.iter().copied(), day()).over(units, Reach::Whole);
        look(all.iter().find(|figure| figure.id == id).unwrap_or_else(|| panic!("no {id}")))
    })
}

fn share(part: u64, whole: u64) -> Measure {
    Measure::Share(Ratio { part, whole })
}

#[test]
fn coverage_is_one_of_two_and_every_row_has_its_page() {
    let both = [Compound::named("甲").committee().group(), Compound::named("乙").committee(), Compound::named("丙")];
    figure(&both, "groups", |figure| {
        assert_eq!(figure.measure, share(1, 2));
        assert_eq!(figure.target.as_ref().unwrap().standing, Standing::Ahead(1));
        let rows: Vec<_> = figure.rows.iter().map(|row| (row.unit.name, row.page)).collect();
        assert_eq!(rows, [("甲", Some(("甲", "roster/group.html"))), ("乙", None)]);
    });
}

#[test]
fn forty_seven_and_eleven_are_fifty_eight() {
    let mut all: Vec<Compound> = vec![Compound::named("商").sort("commercial"); 47];
    all.extend(vec![Compound::named("保").sort("affordable"); 11]);
    all.extend(vec![Compound::named("新").planned(); 3]);
    figure(&all, "compounds", |figure| {
        assert_eq!(figure.measure, Measure::Number(Cell::Count(58)));
        assert_eq!(figure.parts.iter().map(|(_, cell)| cell.clone()).collect::<Vec<_>>(), [Cell::Count(47), Cell::Count(11)]);
    });
}

#[test]
fn fifty_nine_secretaries_are_not_fifty_eight_branches() {
    let mut all: Vec<Compound> = vec![Compound::named("甲").branch().secretaries(1, 0); 57];
    all.push(Compound::named("乙").branch().secretaries(2, 2));
    figure(&all, "secretaries", |figure| {
        assert_eq!(figure.notes, [(Tone::Soon, Label::with("statistics.secretaries_differ", [Cell::Count(59), Cell::Count(58)]))]);
    });
    figure(&all[..57], "secretaries", |figure| assert!(figure.notes.is_empty(), "57 and 57"));
}

#[test]
fn the_party_is_told_as_a_sum_and_never_of_a_part_of_the_board() {
    let two = [Compound::named("甲").party(3, 7), Compound::named("乙").party(4, 9)];
    // Three and four are hidden in seven; of those who do not belong four are, and one such number could be subtracted.
    figure(&two, "party", |figure| assert_eq!(figure.measure, Measure::Withheld(5)));
    let two = [Compound::named("甲").party(3, 9), Compound::named("乙").party(4, 9)];
    figure(&two, "party", |figure| assert_eq!((&figure.measure, figure.columns.len()), (&share(7, 18), 0)));
    figure(&two[..1], "party", |figure| assert_eq!(figure.measure, Measure::Withheld(5)));
    with(&two, |units| assert!(Whole::of(units.iter().copied(), day()).over(units, Reach::Part).iter().all(|figure| figure.id != "party")));
}

#[test]
fn a_change_keeps_both_its_numbers_and_its_base() {
    figure(&[Compound::named("甲").cases(9, 6)], "cases", |figure| {
        assert_eq!(figure.measure, Measure::Change { then: 9, now: 6, base: Some(10) });
        assert_eq!(figure.rows[0].page, Some(("甲", "case/q3.html")));
    });
    let two = [Compound::named("甲").cases(14, 0), Compound::named("乙").cases(10, 5)];
    figure(&two, "cases", |figure| assert_eq!(figure.measure, Measure::Change { then: 24, now: 5, base: Some(10) }));
}

#[test]
fn categories_add_up_to_the_figure_and_keep_their_own_base() {
    let one = Compound::named("甲").cases_about(&[(Some("lift"), 12, 6), (None, 5, 7)]);
    let two = Compound::named("乙").cases_about(&[(Some("noise"), 9, 5), (Some("lift"), 8, 9)]);
    figure(&[one, two], "cases", |figure| {
        let lines: Vec<_> = figure.lines.iter().map(|line| (line.id, line.measure.clone())).collect();
        let change = |then, now| Measure::Change { then, now, base: Some(10) };
        assert_eq!(lines, [("lift", change(20, 15)), ("noise", change(9, 5)), ("rest", change(5, 7))]);
        assert_eq!(figure.measure, change(34, 27));
    });
}

#[test]
fn a_part_of_the_money_below_the_part_of_the_people_is_told() {
    let two = [Compound::named("甲").people(230).micro(2_300, Some(10_000)), Compound::named("乙").people(230).micro(2_299, None)];
    figure(&two, "micro", |figure| {
        assert_eq!(figure.measure, share(1, 2));
        assert!(figure.rows[1].cells.iter().any(|cell| matches!(cell, Cell::Label(label) if label.key == "statistics.micro_lacking")));
    });
}

#[test]
fn nobody_is_ranked() {
    let three = [Compound::named("乙").people(1), Compound::named("甲").people(3), Compound::named("丙").people(2)];
    let three: Vec<Compound> = three
        .into_iter()
        .map(|mut one| {
            one.counts.households = one.counts.population;
            one
        })
        .collect();
    figure(&three, "households", |figure| {
        assert_eq!(figure.rows.iter().map(|row| row.unit.name).collect::<Vec<_>>(), ["乙", "甲", "丙"], "as the board orders them");
    });
}

#[test]
fn what_nobody_gives_anything_for_is_left_out() {
    with(&[], |units| assert!(Whole::of(units.iter().copied(), day()).over(units, Reach::Whole).is_empty()));
}
