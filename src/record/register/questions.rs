//! Questions and their answers (询问—答复): how long each waited, or waits; those without an answer first.

use crate::base::date::Date;
use crate::disclosure::{Block, Cell, Column, Figure, FigureRole, Label, Row, Table, Tone};

use super::{Question, Register};

/// The day a question was answered, if that day has come.
pub fn answered(question: &Question, day: Date) -> Option<Date> {
    question.answered.as_ref().map(|answered| answered.value).filter(|answered| *answered <= day)
}

/// How many days a question waited for its answer, or waits on a day.
pub fn waited(question: &Question, day: Date) -> u64 {
    let until = answered(question, day).unwrap_or(day);
    u64::try_from(until.days_since(question.asked.value)).unwrap_or(0)
}

/// What is told of all questions: how many came, how many are answered, the longest wait.
struct Sums {
    asked: u64,
    answered: u64,
    longest: u64,
}

impl Sums {
    fn of(register: &Register, day: Date) -> Self {
        let start = Sums { asked: 0, answered: 0, longest: 0 };
        register.questions.iter().fold(start, |sums, question| Sums {
            asked: sums.asked + 1,
            answered: sums.answered + u64::from(answered(question, day).is_some()),
            longest: sums.longest.max(waited(question, day)),
        })
    }
}

/// The sentence on top: how many came, how many were answered, how long the longest waited.
pub fn headline(register: &Register, day: Date) -> Option<Label> {
    let sums = Sums::of(register, day);
    let [asked, answered, longest] = [sums.asked, sums.answered, sums.longest].map(Cell::Count);
    match (sums.asked, sums.asked - sums.answered) {
        (0, _) => None,
        (_, 0) => Some(Label::with("register.headline_answered", [asked, longest])),
        (_, open) => Some(Label::with("register.headline_questions", [asked, answered, Cell::Count(open), longest])),
    }
}

/// How many came, were answered and wait.
pub fn figures(register: &Register, day: Date) -> Vec<Figure> {
    let sums = Sums::of(register, day);
    let figure = |label: &'static str, n| Figure { role: FigureRole::Other, label: label.into(), value: Cell::Count(n) };
    if sums.asked == 0 {
        return Vec::new();
    }
    let waiting = figure("register.waiting", sums.asked - sums.answered);
    vec![figure("register.questions_asked", sums.asked), figure("register.questions_answered", sums.answered), waiting]
}

/// Whether something waits for an answer.
pub fn state(register: &Register, day: Date) -> Option<(Tone, Label)> {
    let sums = Sums::of(register, day);
    match (sums.asked, sums.asked - sums.answered) {
        (0, _) => None,
        (_, 0) => Some((Tone::Good, "register.state_answered".into())),
        (_, open) => Some((Tone::Soon, Label::with("register.state_waiting", [Cell::Count(open)]))),
    }
}

/// While something waits, tomorrow's page says one day more.
pub fn turns(register: &Register, day: Date) -> Option<Date> {
    let waits = register.questions.iter().any(|question| answered(question, day).is_none());
    waits.then(|| day.plus_days(1))
}

/// Every question: those that wait, the longest first; then those that were answered, the newest answer first.
pub fn table(register: &Register, day: Date) -> Option<Block> {
    let mut questions: Vec<&Question> = register.questions.iter().map(|question| &question.value).collect();
    questions.sort_by_key(|question| {
        let answered = answered(question, day);
        (answered.is_some(), std::cmp::Reverse(answered), question.asked.value)
    });
    let row = |question: &Question| {
        let answered = answered(question, day);
        let key = if answered.is_some() { "register.days_taken" } else { "register.days_waiting" };
        let days = Label::with(key, [Cell::Count(waited(question, day))]);
        let text = |line: &crate::base::scalar::Line| Cell::text(line.to_string());
        let body = |id: &crate::base::id::OrganizationId| Cell::Organization(id.clone());
        // What will be answered later is not told today.
        let given = |cell: Option<Cell>| cell.filter(|_| answered.is_some());
        let details: [(&'static str, Option<Cell>); 5] = [
            ("register.answer", given(question.answer.as_ref().map(|answer| text(answer)))),
            ("register.answered_on", answered.map(Cell::Date)),
            ("register.answered_by", given(question.answered_by.as_ref().map(|by| body(by)))),
            ("register.asked_of", question.to.as_ref().map(|to| body(to))),
            ("register.about", question.record.as_ref().map(|record| Cell::Record(record.value.clone()))),
        ];
        Row {
            details: details.into_iter().filter_map(|(key, cell)| Some((key.into(), cell?))).collect(),
            mark: answered.is_none().then(|| (Tone::Soon, "register.unanswered".into())),
            ..Row::of([text(&question.topic), Cell::Date(question.asked.value), Cell::Label(days)])
        }
    };
    let columns = vec![Column::words("register.question"), Column::dates("register.asked"), Column::words("register.wait")];
    let rows: Vec<Row> = questions.into_iter().map(row).collect();
    (!rows.is_empty()).then(|| Block::Table(Table { caption: "register.questions".into(), columns, rows, total: None }))
}

#[cfg(test)]
mod tests {
    use crate::disclosure::{Block, Cell, Disclosure, Row, Tone};
    use crate::record::kind_of_folder;
    use crate::record::testing::told;

    // The tests build for 2026-11-22.
    const THREE: &str = "questions:
  - {topic: 甲, asked: 2026-11-01, answered: 2026-11-04, answered_by: b, answer: 好}
  - {topic: 乙, asked: 2026-11-20}
  - {topic: 丙, asked: 2026-11-10}
";

    fn tell(text: &str) -> Disclosure {
        told(kind_of_folder("register").unwrap(), &[text])
    }

    fn rows(told: &Disclosure) -> Vec<Row> {
        let table = told.blocks.iter().find_map(|block| match block {
            Block::Table(table) if table.caption.key == "register.questions" => Some(table.rows.clone()),
            _ => None,
        });
        table.unwrap()
    }

    #[test]
    fn what_waits_longest_stands_first_and_each_says_its_days() {
        let told = tell(THREE);
        let rows = rows(&told);
        assert_eq!(rows.iter().map(|row| row.cells[0].clone()).collect::<Vec<_>>(), ["丙", "乙", "甲"].map(Cell::text));
        let days = |row: &Row| match &row.cells[2] {
            Cell::Label(label) => (label.key, label.with.clone()),
            other => panic!("{other:?}"),
        };
        assert_eq!(days(&rows[0]), ("register.days_waiting", vec![Cell::Count(12)]));
        assert_eq!(days(&rows[2]), ("register.days_taken", vec![Cell::Count(3)]));
        assert!(rows[0].mark.is_some() && rows[2].mark.is_none());
        let details: Vec<&str> = rows[2].details.iter().map(|(label, _)| label.key).collect();
        assert_eq!(details, ["register.answer", "register.answered_on", "register.answered_by"]);
    }

    #[test]
    fn the_sentence_says_how_many_and_the_longest_wait() {
        let told = tell(THREE);
        let headline = told.headline.unwrap();
        assert_eq!((headline.key, headline.with), ("register.headline_questions", [3, 1, 2, 12].map(Cell::Count).to_vec()));
        assert_eq!(told.state.map(|(tone, label)| (tone, label.key)), Some((Tone::Soon, "register.state_waiting")));
        assert_eq!(told.turns.map(|day| day.to_string()), Some("2026-11-23".into()), "the days go on");
        let one = tell("questions: [{topic: 甲, asked: 2026-11-01, answered: 2026-11-04, answered_by: b, answer: 好}]\n");
        let headline = one.headline.unwrap();
        assert_eq!((headline.key, headline.with), ("register.headline_answered", [1, 3].map(Cell::Count).to_vec()));
        assert_eq!((one.state.map(|(tone, _)| tone), one.turns), (Some(Tone::Good), None));
    }

    #[test]
    fn an_answer_of_a_day_to_come_is_not_told_yet() {
        let told = tell("questions: [{topic: 甲, asked: 2026-11-20, answered: 2026-11-30, answered_by: b, answer: 好}]\n");
        assert_eq!(told.figures.iter().map(|figure| figure.value.clone()).collect::<Vec<_>>(), [1, 0, 1].map(Cell::Count));
        assert!(rows(&told)[0].details.is_empty());
    }
}
