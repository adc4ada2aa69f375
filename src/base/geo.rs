//! Places on the earth in whole micro-degrees, and the great-circle distance between them in whole metres.
//!
//! There is no float here: angles, sines and roots are integers of a fixed scale, so that every machine says the same metre.

use super::diagnostic::Said;
use super::fields::{Fields, Part};
use super::scalar::{Form, Scalar};
use super::source::At;
use super::text::fold_width;
use crate::said;

/// A degree of latitude or longitude in millionths; a millionth of a degree of latitude is eleven centimetres.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Degrees(pub i64);

const MICRO: i64 = 1_000_000;

impl Scalar for Degrees {
    fn form() -> Form {
        Form::of("度，最多六位小数", "degrees with at most six decimals", "23.021345")
    }
    fn parse(text: &str) -> Result<Self, Said> {
        let folded = fold_width(text);
        millionths(folded.trim()).filter(|degrees| degrees.abs() <= 180 * MICRO).map(Degrees).ok_or_else(|| {
            said!("“{text}”不是经纬度；写成度，如 23.021345", "`{text}` is no latitude or longitude; write degrees like 23.021345")
        })
    }
    fn stand_in() -> Self {
        Degrees(0)
    }
}

fn millionths(text: &str) -> Option<i64> {
    let (sign, digits) = text.strip_prefix('-').map_or((1, text), |rest| (-1, rest));
    let (whole, decimals) = digits.split_once('.').unwrap_or((digits, "0"));
    let plain = |part: &str, most: usize| (1..=most).contains(&part.len()) && part.bytes().all(|b| b.is_ascii_digit());
    if !plain(whole, 3) || !plain(decimals, 6) {
        return None;
    }
    let (whole, decimals): (i64, i64) = (whole.parse().ok()?, format!("{decimals:0<6}").parse().ok()?);
    Some(sign * (whole * MICRO + decimals))
}

/// A place on the earth.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Location {
    /// 纬度, north positive.
    pub latitude: Degrees,
    /// 经度, east positive.
    pub longitude: Degrees,
}

impl Part for Location {
    fn read(fields: &mut Fields) -> Self {
        let latitude: At<Degrees> = fields.required("latitude", "纬度");
        let longitude: At<Degrees> = fields.required("longitude", "经度");
        Location { latitude: *latitude, longitude: *longitude }
    }
}

/// The unit of the fixed scale.
const ONE: i128 = 1_000_000_000_000_000;
/// π in that scale.
const PI: i128 = 3_141_592_653_589_793;
/// The mean radius of the earth in millimetres (IUGG).
const RADIUS: i128 = 6_371_008_800;

impl Location {
    /// The great-circle distance in metres, rounded half up.
    pub fn metres_to(self, other: Location) -> u64 {
        let (a, b) = (self.unit(), other.unit());
        let square: i128 = a.into_iter().zip(b).map(|(one, two)| (one - two) * (one - two)).sum();
        // Half the chord is the sine of half the angle.
        let half = arcsine(root(square) / 2);
        let millimetres = 2 * half * RADIUS / ONE;
        u64::try_from((millimetres + 500) / 1000).unwrap_or(0)
    }

    /// The place as a vector of length one.
    fn unit(self) -> [i128; 3] {
        let radians = |degrees: Degrees| i128::from(degrees.0) * PI / (180 * i128::from(MICRO));
        let (latitude, longitude) = (radians(self.latitude), radians(self.longitude));
        let flat = cosine(latitude);
        [flat * cosine(longitude) / ONE, flat * sine(longitude) / ONE, sine(latitude)]
    }
}

/// The sine of an angle within a full turn, by its series.
fn sine(angle: i128) -> i128 {
    // Within a quarter turn the series needs few terms.
    let angle = match angle {
        _ if angle > PI / 2 => PI - angle,
        _ if angle < -PI / 2 => -PI - angle,
        _ => angle,
    };
    let square = angle * angle / ONE;
    let (mut term, mut sum, mut n) = (angle, 0, 1);
    while term != 0 {
        sum += term;
        term = -term * square / ONE / ((n + 1) * (n + 2));
        n += 2;
    }
    sum
}

fn cosine(angle: i128) -> i128 {
    sine(PI / 2 - angle.abs())
}

/// The angle up to a quarter turn whose sine is given, by halving.
fn arcsine(wanted: i128) -> i128 {
    let (mut low, mut high) = (0, PI / 2);
    while high - low > 1 {
        let middle = i128::midpoint(low, high);
        if sine(middle) <= wanted { low = middle } else { high = middle }
    }
    low
}

/// The whole square root of a square of the scale.
fn root(square: i128) -> i128 {
    u128::try_from(square).map_or(0, |square| i128::try_from(square.isqrt()).unwrap_or(i128::MAX))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(latitude: &str, longitude: &str) -> Location {
        Location { latitude: Degrees::parse(latitude).unwrap(), longitude: Degrees::parse(longitude).unwrap() }
    }

    #[test]
    fn distances_are_those_of_the_sphere() {
        // A degree of a great circle is 111,195.08 m; a quarter of it 10,007,557.2 m; half of it twice that.
        assert_eq!(at("0", "0").metres_to(at("1", "0")), 111_195);
        assert_eq!(at("0", "0").metres_to(at("0", "90")), 10_007_557);
        assert_eq!(at("0", "-90").metres_to(at("0", "90")), 20_015_114);
        assert_eq!(at("90", "0").metres_to(at("90", "123.4")), 0);
        // A degree of longitude at sixty degrees north is half of one at the equator, a little less straight across.
        assert_eq!(at("60", "10").metres_to(at("60", "11")), 55_597);
        // Two well-known squares, by the haversine formula with this radius.
        assert_eq!(at("39.9087", "116.3975").metres_to(at("31.2304", "121.4737")), 1_068_140);
    }

    #[test]
    fn small_distances_are_exact_to_the_metre() {
        assert_eq!(at("23", "113").metres_to(at("23.004496", "113")), 500);
        assert_eq!(at("23", "113").metres_to(at("23.000009", "113")), 1);
        assert_eq!(at("23", "113").metres_to(at("23", "113.004885")), 500);
        assert_eq!(at("23.02", "113.12").metres_to(at("23.02", "113.12")), 0);
    }

    #[test]
    fn it_is_as_far_there_as_back_and_no_detour_is_shorter() {
        let places = ["0", "12.5", "-33.868820", "59.999999", "89.9"].map(|latitude| at(latitude, "0"));
        let turned = ["-179.9", "-60", "13.3", "121.4737", "180"].map(|longitude| at("31.2304", longitude));
        let all: Vec<Location> = places.into_iter().chain(turned).collect();
        for a in &all {
            for b in &all {
                assert_eq!(a.metres_to(*b), b.metres_to(*a));
                for c in &all {
                    assert!(a.metres_to(*c) <= a.metres_to(*b) + b.metres_to(*c) + 1);
                }
            }
        }
    }

    #[test]
    fn degrees_are_read_to_the_millionth() {
        assert_eq!(Degrees::parse("23.021345"), Ok(Degrees(23_021_345)));
        assert_eq!(Degrees::parse("-0.5"), Ok(Degrees(-500_000)));
        assert_eq!(Degrees::parse("１１３"), Ok(Degrees(113_000_000)));
        for wrong in ["", "23.", ".5", "23.0213456", "181", "1e2", "23,5", "北纬23度", "--1"] {
            assert!(Degrees::parse(wrong).is_err(), "{wrong}");
        }
    }
}
