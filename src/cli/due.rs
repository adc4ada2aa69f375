//! `due`: what falls due, what was not seen, by whom; the secretary's list of Monday, the district's by street.

use std::collections::BTreeMap;

use clap::Args;
use rayon::prelude::*;

use crate::base::date::Date;
use crate::base::diagnostic::Said;
use crate::base::scalar::Scalar;
use crate::law::duty::{Duty, Ground, Of, Status};
use crate::pipeline::{self, Owed};
use crate::said;

use super::board::{self, Wishes};
use super::report::Report;
use super::table::aligned;
use super::{Common, Failure};

/// 哪些公示快到期、哪些没有见到 · what is due soon, and what was not seen
///
/// 列出已经到期没有见到记录的，和几天之内到期的：什么事、哪一天、由谁、依据什么。还没有同条文核对的规则也列出，标“待核”。
/// Lists what is past its day without a record, and what falls due within some days: what, when, by whom, under which text.
/// Rules nobody has compared with their texts yet are listed as well, and marked.
#[derive(Args)]
#[command(next_help_heading = "选项 Options")]
pub struct Due {
    /// 多少天之内到期的：14d、2w；不写按规则包 · due within so many days or weeks; the pack's own number where left out
    #[arg(long, value_name = "14d")]
    within: Option<String>,
    /// 只看这些小区，可以写几个 · only these compounds, one or more
    #[arg(long, value_name = "ID", num_args = 1.., value_delimiter = ',')]
    compound: Vec<String>,
    /// 连同已经公布的和不适用的，全部列出 · all of them, what was met and what does not apply included
    #[arg(long)]
    all: bool,
    /// 输出表格文件（UTF-8，带表头） · as comma-separated values with a head
    #[arg(long, conflicts_with = "json")]
    csv: bool,
    /// 按这一天算，不写按今天 · as of this day; today where left out
    #[arg(long, value_name = "DATE")]
    as_of: Option<String>,
}

/// One line of the list.
struct Line {
    above: String,
    unit: String,
    id: String,
    due: Option<Date>,
    status: Said,
    word: &'static str,
    what: String,
    about: String,
    who: String,
    basis: String,
    rule: String,
    checked: Said,
}

impl Due {
    /// Lists.
    pub fn run(self, common: &Common, report: &Report) -> Result<(), Failure> {
        let within = self.within.as_deref().map(days).transpose()?;
        let as_of = self.as_of.as_deref().map(|text| Date::parse(text).map_err(Failure::Outside)).transpose()?;
        let open = board::open(common, Wishes { as_of, ..Wishes::default() })?;
        let chosen = open.chosen(&self.compound)?;
        let owed: Vec<Owed> = chosen
            .par_iter()
            .filter_map(|folder| {
                let (files, above) = open.read(folder);
                let above: Vec<_> = above.iter().map(|unit| &unit.loaded).collect();
                pipeline::owed(&files, &above, &open.shared)
            })
            .collect();
        let mut lines: Vec<Line> = owed.iter().flat_map(|owed| self.lines(owed, within, open.shared.as_of)).collect();
        // The highest unit above comes first, so that a district reads its list street by street.
        lines.sort_by(|a, b| (&a.above, a.due, &a.unit, &a.rule, &a.about).cmp(&(&b.above, b.due, &b.unit, &b.rule, &b.about)));
        report.draw(&if self.csv {
            csv(&lines, report)
        } else if report.json {
            json(&lines)
        } else {
            list(&lines, report)
        });
        Ok(())
    }

    fn lines(&self, owed: &Owed, within: Option<i64>, as_of: Date) -> Vec<Line> {
        let within = within.unwrap_or(i64::try_from(owed.soon_days).unwrap_or(0));
        let near = |duty: &&Duty| {
            let days = duty.due.as_ref().map(|due| due.day.days_since(as_of));
            match duty.status {
                Status::Unseen | Status::Short => true,
                Status::Soon | Status::NotDue => days.is_some_and(|days| days <= within),
                _ => false,
            }
        };
        owed.duties.iter().filter(|duty| self.all || near(duty)).map(|duty| line(owed, duty)).collect()
    }
}

/// `14d`, `14` or `2w`.
fn days(text: &str) -> Result<i64, Failure> {
    let number = text.trim_end_matches(['d', 'w', '天', '日', '周']);
    let weeks = text.ends_with(['w', '周']);
    let days = number.parse::<u32>().ok().map(|n| i64::from(n) * if weeks { 7 } else { 1 });
    days.ok_or_else(|| Failure::Outside(said!("“{text}”不是天数；写 14d 或 2w", "`{text}` is no number of days; write 14d or 2w")))
}

fn line(owed: &Owed, duty: &Duty) -> Line {
    let about = match &duty.of {
        Of::Period(period) => period.to_string(),
        Of::Event(_, on) => on.to_string(),
        Of::Within(from, until) => format!("{from}/{until}"),
        Of::Record(id) => id.to_string(),
        Of::Always | Of::Rule => String::new(),
    };
    let body = duty.body.as_ref().and_then(|id| owed.bodies.get(id));
    Line {
        above: owed.above.iter().rev().cloned().collect::<Vec<_>>().join(" › "),
        unit: owed.name.clone(),
        id: owed.id.clone(),
        due: duty.due.as_ref().map(|due| due.day),
        status: status(&duty.status),
        word: duty.status.word(),
        what: duty.rule.name.clone(),
        about,
        who: body.cloned().unwrap_or_else(|| duty.who.clone()),
        basis: duty.rule.title.clone(),
        rule: duty.rule.id.clone(),
        checked: match duty.ground() {
            Ground::Law => said!("已核对", "checked"),
            Ground::Adopted => said!("约定", "adopted"),
            Ground::Unverified => said!("待核", "unchecked"),
        },
    }
}

fn status(status: &Status) -> Said {
    match status {
        Status::NotDue => said!("未到期", "not due"),
        Status::Soon => said!("将到期", "due soon"),
        Status::OnTime => said!("按时", "on time"),
        Status::Late(days) => said!("逾期补（晚{days}天）", "late by {days} days"),
        Status::Unseen => said!("未见公布", "not seen"),
        Status::Short => said!("公示期不足", "taken down early"),
        Status::Waived(_) => said!("已豁免", "waived"),
        Status::NotApplicable(_) => said!("不适用", "not applicable"),
    }
}

fn list(lines: &[Line], report: &Report) -> String {
    if lines.is_empty() {
        let none = said!("没有到期的，也没有快到期的", "nothing is due, and nothing will be soon");
        return format!("{}\n", report.lang.of(&none));
    }
    let mut groups: BTreeMap<&str, Vec<&Line>> = BTreeMap::new();
    for line in lines {
        groups.entry(&line.above).or_default().push(line);
    }
    let head = [
        said!("到期", "due"),
        said!("情况", "standing"),
        said!("小区", "compound"),
        said!("哪一期", "of"),
        said!("由谁", "by"),
        said!("核对", "checked"),
        said!("事项", "what"),
        said!("依据", "under"),
    ];
    let mut out = String::new();
    for (above, lines) in groups {
        if !above.is_empty() {
            out.push_str(&format!("{above}\n"));
        }
        let row = |line: &&Line| {
            let due = line.due.map_or_else(|| "-".to_string(), |due| due.to_string());
            let word = |said: &Said| report.lang.of(said).to_string();
            let (status, checked) = (word(&line.status), word(&line.checked));
            vec![due, status, line.unit.clone(), line.about.clone(), line.who.clone(), checked, line.what.clone(), line.basis.clone()]
        };
        let head = head.iter().map(|said| report.lang.of(said).to_string()).collect();
        out.push_str(&aligned(&std::iter::once(head).chain(lines.iter().map(row)).collect::<Vec<_>>()));
        out.push('\n');
    }
    let foot = said!("程序核对，非行政认定。共 {} 项", "Checked by a program, not an administrative finding. {} in all", lines.len());
    format!("{out}{}\n", report.lang.of(&foot))
}

fn csv(lines: &[Line], report: &Report) -> String {
    let mut out = String::from("above,compound,name,due,status,standing,about,owed_by,checked,rule,what,basis\r\n");
    for line in lines {
        let due = line.due.map(|due| due.to_string()).unwrap_or_default();
        let (status, checked) = (report.lang.of(&line.status), report.lang.of(&line.checked));
        let fields = [
            &line.above,
            &line.id,
            &line.unit,
            &due,
            line.word,
            status,
            &line.about,
            &line.who,
            checked,
            &line.rule,
            &line.what,
            &line.basis,
        ];
        out.push_str(&fields.map(crate::render::csv_field).join(","));
        out.push_str("\r\n");
    }
    out
}

fn json(lines: &[Line]) -> String {
    let one = |line: &Line| {
        let object = serde_json::json!({
            "compound": line.id, "name": line.unit, "above": line.above, "due": line.due.map(|due| due.to_string()),
            "status": line.word, "about": line.about, "owed_by": line.who, "rule": line.rule, "what": line.what,
            "basis": line.basis, "checked": line.checked.en,
        });
        format!("{object}\n")
    };
    lines.iter().map(one).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn days_and_weeks_are_read() {
        let read = |text| days(text).ok();
        assert_eq!(["14d", "14", "2w", "两天", "", "-3"].map(read), [Some(14), Some(14), Some(14), None, None, None]);
    }
}
