"""JSON Schemas of what others specified. JSON Feed 1.1, Popolo and the wrapping of OCDS are written from the specifications; the
release of OCDS is the schema of its makers, which they ship among the tests of a package of theirs. Unknown keys are refused."""

import json
import tarfile


def thing(required, **properties):
    return {"type": "object", "properties": properties, "required": required, "additionalProperties": False}


def many(items, least=0):
    return {"type": "array", "items": items, "minItems": least}


TEXT = {"type": "string", "minLength": 1}
MOMENT = {"type": "string", "pattern": r"^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(Z|[+-]\d{2}:\d{2})$"}
DAY = {"type": "string", "pattern": r"^[0-9]{4}(-[0-9]{2}){0,2}$"}
AUTHORS = many(thing(["name"], name=TEXT, url=TEXT, avatar=TEXT), 1)

# https://www.jsonfeed.org/version/1.1/
FEED = thing(
    ["version", "title", "items"],
    version={"const": "https://jsonfeed.org/version/1.1"},
    title=TEXT,
    home_page_url=TEXT,
    feed_url=TEXT,
    description=TEXT,
    language=TEXT,
    authors=AUTHORS,
    items=many(
        {
            **thing(
                ["id"],
                id=TEXT,
                url=TEXT,
                title=TEXT,
                content_html=TEXT,
                content_text=TEXT,
                summary=TEXT,
                date_published=MOMENT,
                date_modified=MOMENT,
                authors=AUTHORS,
                tags=many(TEXT),
                language=TEXT,
            ),
            "anyOf": [{"required": ["content_html"]}, {"required": ["content_text"]}],
        }
    ),
)

# https://www.popoloproject.com/specs/
CONTACTS = many(thing(["type", "value"], label=TEXT, type=TEXT, value=TEXT, note=TEXT, valid_from=DAY, valid_until=DAY))
NAMES = many(thing(["name"], name=TEXT, note=TEXT, start_date=DAY, end_date=DAY))
LINKS = many(thing(["url"], url={"type": "string", "format": "uri"}, note=TEXT))
SHARED = {"contact_details": CONTACTS, "links": LINKS, "sources": LINKS}
PERSON = thing(
    ["id", "name"],
    id=TEXT,
    name=TEXT,
    other_names=NAMES,
    identifiers=many(thing(["identifier"], identifier=TEXT, scheme=TEXT)),
    email=TEXT,
    gender=TEXT,
    summary=TEXT,
    biography=TEXT,
    sort_name=TEXT,
    **SHARED,
)
ORGANIZATION = thing(
    ["id", "name"],
    id=TEXT,
    name=TEXT,
    other_names=NAMES,
    identifiers=many(thing(["identifier"], identifier=TEXT, scheme=TEXT)),
    classification=TEXT,
    parent_id=TEXT,
    area_id=TEXT,
    abstract=TEXT,
    description=TEXT,
    founding_date=DAY,
    dissolution_date=DAY,
    **SHARED,
)
POST = thing(["id", "organization_id"], id=TEXT, label=TEXT, role=TEXT, organization_id=TEXT, start_date=DAY, end_date=DAY, **SHARED)
MEMBERSHIP = thing(
    ["id", "person_id", "organization_id"],
    id=TEXT,
    label=TEXT,
    role=TEXT,
    person_id=TEXT,
    organization_id=TEXT,
    post_id=TEXT,
    on_behalf_of_id=TEXT,
    start_date=DAY,
    end_date=DAY,
    **SHARED,
)
POPOLO = thing(
    ["persons", "organizations", "memberships", "posts"],
    persons=many(PERSON),
    organizations=many(ORGANIZATION),
    memberships=many(MEMBERSHIP),
    posts=many(POST),
)

# https://standard.open-contracting.org/1.1/en/schema/release_package/
OCDS_PACKAGE = thing(
    ["uri", "version", "publishedDate", "publisher", "releases"],
    uri={"type": "string", "format": "uri", "pattern": "^https?://"},
    version={"const": "1.1"},
    publishedDate=MOMENT,
    publisher=thing(["name"], name=TEXT, scheme=TEXT, uid=TEXT, uri=TEXT),
    license={"type": "string", "format": "uri"},
    publicationPolicy={"type": "string", "format": "uri"},
    extensions=many({"type": "string", "format": "uri"}),
    releases=many({"type": "object"}, 1),
)


def release(source):
    """The schema of a release of OCDS 1.1.4, out of the source package of ocdsmerge."""
    with tarfile.open(source) as package:
        name = next(name for name in package.getnames() if name.endswith("/tests/fixtures/release-schema-1__1__4.json"))
        return json.load(package.extractfile(name))


def closed(schema):
    """The same schema, refusing keys it does not know; what it allows by pattern (other languages) stays allowed."""
    if isinstance(schema, list):
        return [closed(one) for one in schema]
    if not isinstance(schema, dict):
        return schema
    held = {key: closed(one) for key, one in schema.items()}
    return {"additionalProperties": False, **held} if isinstance(schema.get("properties"), dict) and "type" in schema else held
