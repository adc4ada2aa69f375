//! `popolo.json`: the rosters as persons, organizations, posts and memberships (Popolo), made from the tables.
//!
//! 1. Who is named in full keeps the id of the directory, and is one person over all bodies.
//! 2. Who is named by the family name is a person of that one place: an id of the directory may tell what the mask hides.
//! 3. Who is not named at all is no person; the membership stays, without one.
//! 4. Of several terms of a body the latest describes it; the memberships of all of them are kept.

use std::collections::{BTreeMap, BTreeSet};

use serde_json::{Value as Json, json};

use super::shelf::{Object, Reading, Shelf};

/// The file, where any roster is published.
pub fn popolo(shelf: &Shelf) -> Option<String> {
    let mut bodies: BTreeMap<&str, Reading> = BTreeMap::new();
    for row in shelf.current("organizations") {
        let Some(id) = row.text("organization") else { continue };
        let later = |known: &Reading| known.text("term_from") <= row.text("term_from");
        if bodies.get(id).is_none_or(later) {
            bodies.insert(id, row);
        }
    }
    if bodies.is_empty() {
        return None;
    }
    let known: BTreeSet<&str> = bodies.keys().copied().collect();
    let posts = posts(shelf, &bodies);
    let mut persons: BTreeMap<String, Json> = BTreeMap::new();
    let memberships = memberships(shelf, &known, &posts, &mut persons);
    let organizations: Vec<Json> = bodies.values().map(|row| organization(shelf, row, &known)).collect();
    let file = Object::default()
        .with("persons", persons.into_values().collect::<Vec<_>>())
        .with("organizations", organizations)
        .with("posts", posts.into_iter().map(|post| post.json).collect::<Vec<_>>())
        .with("memberships", memberships);
    Some(file.file())
}

fn organization<'t>(shelf: &Shelf<'t>, row: &Reading<'t>, known: &BTreeSet<&str>) -> Json {
    let id = row.text("organization").unwrap_or_default();
    let record = row.text("record").unwrap_or_default();
    let short = row.text("short_name").map(|short| json!([{ "name": short }]));
    let contacts = shelf.of("contacts", record).into_iter().flat_map(|contact| reach(&contact)).collect();
    let source = shelf.address(&format!("{record}.html")).map(|url| json!([{ "url": url }]));
    Object::default()
        .with("id", id)
        .maybe("name", row.text("name"))
        .maybe("other_names", short)
        .maybe("classification", row.text("class"))
        .maybe("parent_id", row.text("parent").filter(|parent| known.contains(parent)))
        .maybe("founding_date", row.text("founded"))
        .maybe("dissolution_date", row.text("dissolved"))
        .list("contact_details", contacts)
        .maybe("sources", source)
        .done()
}

/// Telephone, address, place and hours as contact details.
fn reach(row: &Reading) -> Vec<Json> {
    let label = row.text("desk").or(row.text("role"));
    let note = row.text("hours");
    let detail = |sort: &str, column: &str| {
        let value = row.text(column)?;
        Some(Object::default().with("type", sort).with("value", value).maybe("label", label).maybe("note", note).done())
    };
    [detail("voice", "phone"), detail("email", "email"), detail("address", "place")].into_iter().flatten().collect()
}

/// A post and what memberships find it by.
struct Post<'t> {
    body: &'t str,
    role: &'t str,
    title: Option<&'t str>,
    id: String,
    json: Json,
}

fn posts<'t>(shelf: &Shelf<'t>, bodies: &BTreeMap<&'t str, Reading<'t>>) -> Vec<Post<'t>> {
    let mut posts: Vec<Post> = Vec::new();
    for (body, row) in bodies {
        let of_body = shelf.of("posts", row.text("record").unwrap_or_default());
        for (at, post) in (1..).zip(of_body) {
            let (role, title) = (post.text("role").unwrap_or_default(), post.text("title"));
            let id = format!("{body}/post/{at}");
            let json = Object::default()
                .with("id", id.as_str())
                .with("label", title.unwrap_or(role))
                .with("role", role)
                .with("organization_id", *body)
                .done();
            posts.push(Post { body, role, title, id, json });
        }
    }
    posts
}

fn memberships(shelf: &Shelf, known: &BTreeSet<&str>, posts: &[Post], persons: &mut BTreeMap<String, Json>) -> Vec<Json> {
    let mut seen: BTreeMap<&str, usize> = BTreeMap::new();
    let mut all = Vec::new();
    for row in shelf.current("memberships") {
        let record = row.text("record").unwrap_or_default();
        let number = seen.entry(record).and_modify(|n| *n += 1).or_insert(1);
        let id = format!("{record}/member/{number}");
        let person = person(&row, &id, persons);
        let (body, role, title) = (row.text("organization").unwrap_or_default(), row.text("role").unwrap_or_default(), row.text("title"));
        let alike = || posts.iter().filter(|post| post.body == body && post.role == role);
        let post = alike().find(|post| post.title == title).or_else(|| alike().next().filter(|_| alike().count() == 1));
        let membership = Object::default()
            .with("id", id.as_str())
            .maybe("label", title)
            .with("role", role)
            .maybe("person_id", person)
            .with("organization_id", body)
            .maybe("post_id", post.map(|post| post.id.as_str()))
            .maybe("on_behalf_of_id", row.text("on_behalf_of").filter(|other| known.contains(other)))
            .maybe("start_date", row.text("from"))
            .maybe("end_date", row.text("until"))
            .list("contact_details", reach(&row));
        all.push(membership.done());
    }
    all
}

/// The id of the person a membership is of, who is noted among the persons.
fn person(row: &Reading, membership: &str, persons: &mut BTreeMap<String, Json>) -> Option<String> {
    let name = row.text("name")?;
    let id = row.text("person").map_or_else(|| format!("{membership}/person"), str::to_string);
    persons.entry(id.clone()).or_insert_with(|| json!({ "id": id.as_str(), "name": name }));
    Some(id)
}
