//! `ocds.json`: the contracts as a release package of the Open Contracting Data Standard 1.1, made from the tables.
//!
//! The ids begin with a local `x-` prefix, for no publisher of boards has registered one.

use serde_json::{Value as Json, json};

use super::shelf::{Object, Reading, Shelf, moment, yuan};

/// The file, where any contract is published.
pub fn ocds(shelf: &Shelf) -> Option<String> {
    let contracts = shelf.current("contracts");
    if contracts.is_empty() {
        return None;
    }
    let releases: Vec<Json> = contracts.iter().map(|contract| release(shelf, contract)).collect();
    let site = shelf.site;
    let unit = &site.place.id;
    let publisher = site.footer.publisher.as_ref().unwrap_or(&site.place.name);
    let here = shelf.address("data/v1/ocds.json").unwrap_or_else(|| format!("urn:x-gongshi:{unit}:ocds"));
    let package = Object::default()
        .with("uri", here)
        .with("version", "1.1")
        .with("publishedDate", moment(&site.newest.unwrap_or(site.as_of).to_string()))
        .with("publisher", json!({ "name": publisher }))
        .with("releases", releases);
    Some(package.file())
}

/// The last part of a record's id.
fn stem(record: &str) -> &str {
    record.rsplit('/').next().unwrap_or(record)
}

fn release<'t>(shelf: &Shelf<'t>, row: &Reading<'t>) -> Json {
    let record = row.text("record").unwrap_or_default();
    let of = |table: &'static str| shelf.of(table, record);
    let (amendments, payments) = (of("contract-amendments"), of("contract-payments"));
    let published = shelf.of("records", record).first().and_then(|index| index.text("published")).unwrap_or_default();
    let mut tags = vec!["contract"];
    tags.extend((!amendments.is_empty()).then_some("contractAmendment"));
    tags.extend(row.text("ended").map(|_| "contractTermination"));
    let earns = payments.iter().any(|payment| payment.text("direction") == Some("income"));
    let parties: Vec<Party> =
        (1..).zip(of("contract-parties")).map(|(number, one)| Party::of(shelf, record, number, &one, earns)).collect();
    let first = parties.iter().find(|party| party.side == "first");
    let award = award(row, record, &parties);
    let contract = contract(shelf, row, record, &amendments, &payments);
    Object::default()
        .with("ocid", format!("x-gongshi-{}-{}", shelf.site.place.id, stem(record)))
        .with("id", format!("{}-{published}", stem(record)))
        .with("date", moment(published))
        .with("tag", tags)
        .with("initiationType", "tender")
        .with("language", "zh")
        .list("parties", parties.iter().map(|party| party.json.clone()).collect())
        .maybe("buyer", first.map(Party::reference))
        .with("tender", tender(row, record))
        .with("awards", vec![award])
        .with("contracts", vec![contract])
        .done()
}

/// One side of a contract.
struct Party {
    side: String,
    id: String,
    name: String,
    json: Json,
}

impl Party {
    fn of(shelf: &Shelf, record: &str, number: usize, row: &Reading, earns: bool) -> Party {
        let side = row.text("role").unwrap_or_default().to_string();
        let body = row.text("organization");
        let id = body.map_or_else(|| format!("{}-party-{number}", stem(record)), str::to_string);
        let name = body.and_then(|body| shelf.body(body)).or(row.text("name")).unwrap_or("—").to_string();
        // Of a contract that brings money the residents are paid, and the other side pays.
        let roles: &[&str] = match (side.as_str(), earns) {
            ("first", false) => &["buyer", "procuringEntity", "payer"],
            ("first", true) => &["buyer", "procuringEntity", "payee"],
            ("second", false) => &["supplier", "payee"],
            ("second", true) => &["supplier", "payer"],
            _ => &["interestedParty"],
        };
        let code = row.text("credit_code").map(|code| json!({ "scheme": "CN-USCC", "id": code, "legalName": name }));
        let json = Object::default()
            .with("id", id.as_str())
            .with("name", name.as_str())
            .with("roles", roles.to_vec())
            .maybe("identifier", code)
            .done();
        Party { side, id, name, json }
    }

    fn reference(&self) -> Json {
        json!({ "id": self.id, "name": self.name })
    }
}

fn tender(row: &Reading, record: &str) -> Json {
    let method = row.text("award_method");
    let word = method.map(|method| match method {
        "tender" => "open",
        "invited" | "comparison" => "selective",
        _ => "direct",
    });
    Object::default()
        .with("id", format!("{}-tender", stem(record)))
        .maybe("title", row.text("title"))
        .with("status", "complete")
        .maybe("procurementMethod", word)
        .maybe("procurementMethodDetails", method)
        .maybe("procurementMethodRationale", row.text("award_reason"))
        .maybe("numberOfTenderers", row.whole("bidders"))
        .done()
}

fn award(row: &Reading, record: &str, parties: &[Party]) -> Json {
    let suppliers = parties.iter().filter(|party| party.side == "second").map(Party::reference).collect();
    Object::default()
        .with("id", format!("{}-award", stem(record)))
        .maybe("title", row.text("title"))
        .with("status", "active")
        .maybe("date", row.text("awarded").map(moment))
        .maybe("value", row.text("amount_before").or(row.text("amount")).map(yuan))
        .list("suppliers", suppliers)
        .done()
}

fn contract<'t>(shelf: &Shelf<'t>, row: &Reading, record: &'t str, amendments: &[Reading], payments: &[Reading]) -> Json {
    let today = shelf.site.as_of.to_string();
    let (from, until) = (row.text("from").unwrap_or_default(), row.text("ended").or(row.text("until")).unwrap_or_default());
    // Days in ISO order compare as texts do.
    let status = match () {
        () if until < today.as_str() => "terminated",
        () if today.as_str() < from => "pending",
        () => "active",
    };
    let changes = (1..).zip(amendments).map(|(number, change)| {
        Object::default()
            .with("id", format!("{number}"))
            .maybe("date", change.text("on").map(moment))
            .maybe("description", change.text("description"))
            .maybe("rationale", change.text("rationale"))
            .done()
    });
    let points = (1..).zip(shelf.of("contract-milestones", record)).map(|(number, point)| milestone(number, &point, &today));
    let papers = (1..).zip(shelf.of("contract-documents", record)).map(|(number, paper)| document(shelf, number, &paper));
    let paid = payments.iter().filter(|payment| payment.text("settled").is_some_and(|day| day <= today.as_str()));
    let transactions: Vec<Json> = (1..).zip(paid).map(|(number, payment)| transaction(number, payment)).collect();
    Object::default()
        .with("id", stem(record))
        .with("awardID", format!("{}-award", stem(record)))
        .maybe("title", row.text("title"))
        .with("status", status)
        .with("period", json!({ "startDate": moment(from), "endDate": moment(until) }))
        .maybe("value", row.text("amount").map(yuan))
        .maybe("dateSigned", row.text("signed").map(moment))
        .list("documents", papers.collect())
        .list("amendments", changes.collect())
        .list("milestones", points.collect())
        .maybe("implementation", (!transactions.is_empty()).then(|| json!({ "transactions": transactions })))
        .done()
}

fn milestone(number: usize, point: &Reading, today: &str) -> Json {
    let (due, met) = (point.text("due").unwrap_or_default(), point.text("met").filter(|day| *day <= today));
    let status = match met {
        Some(_) => "met",
        None if due < today => "notMet",
        None => "scheduled",
    };
    Object::default()
        .with("id", format!("{number}"))
        .maybe("title", point.text("title"))
        .with("type", "delivery")
        .with("dueDate", moment(due))
        .maybe("dateMet", met.map(moment))
        .with("status", status)
        .done()
}

fn document(shelf: &Shelf, number: usize, paper: &Reading) -> Json {
    let route = paper.text("file").map(str::to_string).or(paper.text("held_by").map(|record| format!("{record}.html")));
    Object::default()
        .with("id", format!("{number}"))
        .maybe("title", paper.text("title"))
        .maybe("url", route.and_then(|route| shelf.address(&route)))
        .maybe("description", paper.text("inspect"))
        .done()
}

fn transaction(number: usize, payment: &Reading) -> Json {
    let amount = payment.text("paid").or(payment.text("amount"));
    Object::default()
        .with("id", format!("{number}"))
        .maybe("date", payment.text("settled").map(moment))
        .maybe("value", amount.map(yuan))
        .done()
}
