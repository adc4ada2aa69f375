//! A new record from its kind's example: moved in time, its references those of the unit, its figures not those of others.

use crate::base::date::Date;
use crate::base::diagnostic::Said;
use crate::base::fields;
use crate::base::money::Money;
use crate::base::period::Period;
use crate::base::scalar::Scalar;
use crate::record::finance::{AccountSort, Finance};
use crate::record::header::Header;
use crate::record::{Body, KindEntry, Record};
use crate::said;
use crate::unit::Figures;

use super::shift::{Shift, following, in_words};
use super::{Entry, Language, Part, Sort, Tree, comments, example, extension, read, turnout, write};

/// What is wanted.
#[derive(Debug)]
pub struct Wishes<'w> {
    /// The record's permanent id; one is made where left out.
    pub id: Option<&'w str>,
    /// Title.
    pub title: Option<&'w str>,
    /// When it is to be published.
    pub published: Date,
    /// The account a finance record is of.
    pub account: Option<&'w str>,
    /// Keys and words.
    pub language: Language,
}

/// What stands around the new record.
pub struct Around<'a> {
    /// The unit's own records.
    pub records: Vec<&'a Record>,
    /// Whether there is such a thing: sort and id.
    pub exists: &'a dyn Fn(&str, &str) -> bool,
    /// One that could stand where one must: sort.
    pub instead: &'a dyn Fn(&str) -> Option<String>,
    /// What is known of some buildings together, or of the whole unit.
    pub figures: &'a dyn Fn(&[&str]) -> Figures,
}

/// A new record.
#[derive(Debug)]
pub struct Draft {
    /// Its id, which is the stem of its file.
    pub id: String,
    /// How its file ends.
    pub extension: &'static str,
    /// What is to be written.
    pub text: String,
}

/// What an author writes anew, or what belonged to the example alone.
const LEFT_OUT: [&str; 12] =
    ["id", "number", "summary", "status", "amends", "reason", "purged", "aliases", "code", "attachments", "reviewed", "closed"];
/// What a following finance record keeps of the one before.
const KEPT: [&str; 3] = ["account", "officers", "publisher"];
const WRITE_HERE: &str = "正文写在这里。\n";

/// Makes a new record of a kind.
///
/// # Errors
/// In words, when something that must be named does not exist in the unit.
pub fn draft(kind: &KindEntry, wishes: &Wishes, around: &Around) -> Result<Draft, Said> {
    let schema = (kind.schema)();
    let source = example(kind.example);
    let mut part = read(&source, &schema).unwrap_or_default();
    let header: Vec<&'static str> = fields::describe::<Header>().fields.iter().map(|field| field.key).collect();
    part.retain(|entry| !LEFT_OUT.contains(&entry.key));
    moved(&mut part, &header, wishes.published);
    let last = (kind.name == "finance").then(|| last_of_account(&around.records, wishes.account)).transpose()?;
    let (mut title, mut stem) = (format!("新的{}", kind.alias), format!("{}-{}", wishes.published, kind.name));
    if let Some(last) = last {
        let (period, account) = next_period(&mut part, last, wishes);
        title = format!("{}{}收支", in_words(period), account.1);
        stem = format!("{}-{}", period.to_string().to_lowercase().replace('/', "-"), account.0.replace('_', "-"));
    }
    let id = wishes.id.map_or_else(|| free(stem, kind, &around.records), str::to_string);
    let publisher = publisher(kind, &around.records);
    for entry in &mut part {
        match (entry.key, &mut entry.tree) {
            ("title", Tree::Value(text, _)) => *text = wishes.title.map_or_else(|| title.clone(), str::to_string),
            ("publisher", Tree::Value(text, _)) => {
                if let Some(publisher) = &publisher {
                    text.clone_from(publisher);
                }
            }
            // What the record is of its own must not be what another is: no second version of the same document.
            (_, Tree::Value(text, Sort::Name)) => text.clone_from(&id),
            _ => {}
        }
    }
    let mut part = part.into_iter().map(|entry| rooted(entry, around)).filter_map(Result::transpose).collect::<Result<Part, Said>>()?;
    turnout::fit(&mut part, around.figures);
    let at = part.iter().position(|entry| entry.key == "published").map_or(part.len(), |at| at + 1);
    part.insert(at, status());
    let yaml = write(&part, wishes.language);
    let comments = comments(kind.example);
    let text = match extension(kind.example) {
        "md" => format!("---\n{comments}{yaml}---\n\n{WRITE_HERE}"),
        _ => format!("{comments}{yaml}"),
    };
    Ok(Draft { id, extension: extension(kind.example), text })
}

fn status() -> Entry {
    use crate::record::header::Status;
    Entry {
        key: "status", alias: "状态", required: false, tree: Tree::Value(Status::Draft.word().to_string(), Sort::Word(Status::WORDS))
    }
}

/// Moves the example to the day: its head by days, its body by whole periods where it is about one.
fn moved(part: &mut Part, header: &[&str], published: Date) {
    let value = |key: &str| part.iter().find(|entry| entry.key == key).map(|entry| &entry.tree);
    let before = match value("published") {
        Some(Tree::Value(text, _)) => Date::parse(text).unwrap_or(published),
        _ => published,
    };
    let period = match value("period") {
        Some(Tree::Value(text, _)) => Period::parse(text).ok(),
        _ => None,
    };
    let (head, body) = (Shift::Days(published.days_since(before)), Shift::between(period, before, published));
    for entry in part.iter_mut() {
        let shift = if header.contains(&entry.key) { head } else { body };
        shift.tree(&mut entry.tree);
        verified(&mut entry.tree, published);
    }
}

/// Telephones were looked up again when the record was written, not when the example says.
fn verified(tree: &mut Tree, day: Date) {
    match tree {
        Tree::List(items) => items.iter_mut().for_each(|item| verified(item, day)),
        Tree::Part(part) => part.iter_mut().for_each(|entry| match &mut entry.tree {
            Tree::Value(text, Sort::Date) if entry.key == "verified" => *text = day.to_string(),
            inner => verified(inner, day),
        }),
        Tree::Value(..) => {}
    }
}

/// Which body publishes: the one that published the newest record of the kind, else the newest of all.
fn publisher(kind: &KindEntry, records: &[&Record]) -> Option<String> {
    let newest = |same: bool| {
        let some = records.iter().filter(|record| !same || record.kind.name == kind.name);
        let named = some.filter_map(|record| Some((record.header.published.value, record.header.publisher.as_ref()?.0.clone())));
        named.max().map(|(_, publisher)| publisher)
    };
    newest(true).or_else(|| newest(false))
}

/// An id that no record of the kind has.
fn free(stem: String, kind: &KindEntry, records: &[&Record]) -> String {
    let taken = |id: &String| records.iter().any(|record| *record.id.0 == format!("{}/{id}", kind.name));
    let further = (2_u32..).map(|n| format!("{stem}-{n}"));
    std::iter::once(stem.clone()).chain(further).find(|id| !taken(id)).unwrap_or(stem)
}

/// The newest record of an account; without a wish, of the common income, else of whatever account is newest.
fn last_of_account<'a>(records: &[&'a Record], wish: Option<&str>) -> Result<Option<(&'a Record, &'a Finance)>, Said> {
    let all: Vec<(&Record, &Finance)> = records
        .iter()
        .filter_map(|record| match &record.body {
            Body::Finance(finance) if record.header.purged.is_none() => Some((*record, &**finance)),
            _ => None,
        })
        .collect();
    let newest = |account: Option<&str>| {
        let some = all.iter().filter(|(_, finance)| account.is_none_or(|account| account_of(finance, account)));
        some.max_by_key(|(record, finance)| (finance.period.until, record.header.published.value)).copied()
    };
    let Some(wish) = wish else {
        return Ok(newest(Some(AccountSort::CommonIncome.word())).or_else(|| newest(None)));
    };
    newest(Some(wish)).map(Some).ok_or_else(|| {
        let mut known: Vec<&str> = all.iter().map(|(_, finance)| finance.account_id()).collect();
        known.sort_unstable();
        known.dedup();
        let known = known.join(", ");
        said!("没有账户“{wish}”的账目；已有：{known}", "there is no record of the account `{wish}`; known: {known}")
    })
}

/// Whether a record is of an account, named by its id or by its sort in either language.
pub fn account_of(finance: &Finance, name: &str) -> bool {
    finance.account_id() == name || AccountSort::parse(name).is_ok_and(|sort| sort == finance.account.sort.value)
}

/// Fills a finance record: the period and the opening balance that follow, no lines yet. Gives the period, and the
/// account's id and name.
fn next_period(part: &mut Part, last: Option<(&Record, &Finance)>, wishes: &Wishes) -> (Period, (String, String)) {
    let keys: Vec<&'static str> = fields::describe::<Header>().fields.iter().map(|field| field.key).collect();
    part.retain(|entry| keys.contains(&entry.key) || ["period", "account", "officers", "opening", "closing"].contains(&entry.key));
    let mut opening = Money::ZERO;
    let mut period = part.iter().find(|entry| entry.key == "period").and_then(|entry| match &entry.tree {
        Tree::Value(text, _) => Period::parse(text).ok(),
        _ => None,
    });
    let mut account = (AccountSort::CommonIncome.word().to_string(), "公共收益".to_string());
    if let Some((record, finance)) = last {
        let schema = (record.kind.schema)();
        let before = read(&record.source, &schema).unwrap_or_default();
        part.retain(|entry| !KEPT.contains(&entry.key));
        let at = part.iter().position(|entry| entry.key == "opening").unwrap_or(part.len());
        let kept = before.into_iter().filter(|entry| KEPT.contains(&entry.key));
        part.splice(at..at, kept);
        (opening, period) = (*finance.closing, Some(following(*finance.period)));
        let sort = finance.account.sort.value;
        let word = AccountSort::WORDS.iter().find(|(english, _)| *english == sort.word()).map_or("", |(_, chinese)| chinese);
        account = (finance.account_id().to_string(), word.to_string());
    }
    let period = period.unwrap_or(Period { from: wishes.published, until: wishes.published });
    for entry in part.iter_mut() {
        if let Tree::Value(text, _) = &mut entry.tree {
            match entry.key {
                "opening" | "closing" => *text = opening.plain(),
                "period" => *text = period.to_string(),
                _ => {}
            }
        }
    }
    (period, account)
}

/// Keeps an entry of the record itself as far as what it names exists.
fn rooted(entry: Entry, around: &Around) -> Result<Option<Entry>, Said> {
    let Entry { key, alias, required, .. } = entry;
    match kept(&entry.tree, around, required) {
        Some(tree) => Ok(Some(Entry { tree, ..entry })),
        None if required => Err(Said {
            zh: format!("“{alias}”要写一个已有的组织或人员，这里还没有；先建名册：gongshi new 小区 roster"),
            en: format!("`{key}` must name a body or a person, and there is none yet; begin with gongshi new UNIT roster"),
        }),
        None => Ok(None),
    }
}

/// What is left of a tree when every name in it leads somewhere; where one `must` stand, another of its sort will do.
fn kept(tree: &Tree, around: &Around, must: bool) -> Option<Tree> {
    match tree {
        Tree::Value(id, sort @ Sort::Reference(what)) => {
            let found = (around.exists)(what, id).then(|| id.clone());
            let name = found.or_else(|| if must { (around.instead)(what) } else { None })?;
            Some(Tree::Value(name, *sort))
        }
        Tree::Value(..) => Some(tree.clone()),
        Tree::List(items) => {
            let all: Vec<Tree> = items.iter().filter_map(|item| kept(item, around, false)).collect();
            let all = if all.is_empty() { items.first().and_then(|item| kept(item, around, true)).into_iter().collect() } else { all };
            (!all.is_empty()).then_some(Tree::List(all))
        }
        Tree::Part(part) => {
            let mut whole = Part::new();
            for entry in part {
                match kept(&entry.tree, around, must && entry.required) {
                    Some(tree) => whole.push(Entry { tree, ..entry.clone() }),
                    None if entry.required => return None,
                    None => {}
                }
            }
            (!whole.is_empty()).then_some(Tree::Part(whole))
        }
    }
}
