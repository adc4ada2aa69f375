//! Names in a file that could not be read whole, so that what is said of its mistakes tells nobody's name.
//!
//! What is no YAML has no cells; a name is then what stands after a key that holds one, as far as it looks like a name.

use crate::base::detect::is_of_somebody;

/// What ends a value, whatever the file should have been.
const ENDS: [char; 14] = ['\n', ',', '，', ';', '；', '[', ']', '{', '}', '"', '\'', '“', '”', '#'];
/// The most letters of a name.
const LONGEST: usize = 20;

/// The names that stand after one of these keys.
pub(super) fn spelled(text: &str, keys: &[&str]) -> Vec<String> {
    keys.iter().flat_map(|key| text.match_indices(key).filter_map(|(at, key)| value(text, at, at + key.len()))).collect()
}

/// The value after the key that begins and ends here.
fn value(text: &str, start: usize, end: usize) -> Option<String> {
    let (head, tail) = (text.get(..start)?, text.get(end..)?);
    let is_key = head.chars().next_back().is_none_or(|c| c.is_whitespace() || ENDS.contains(&c) || c == '-');
    let after = tail.trim_start_matches(['"', '\'', '”', ' ']).strip_prefix([':', '：']).filter(|_| is_key)?;
    let rest = after.trim_start_matches(|c: char| c.is_whitespace() || matches!(c, '[' | '{' | '"' | '\'' | '“' | '”' | '-' | '|' | '>'));
    let name = rest.get(..rest.find(ENDS).unwrap_or(rest.len()))?.trim_end();
    let is_name = !name.is_ascii() && !name.contains([':', '：']) && name.chars().count() <= LONGEST;
    (is_name && is_of_somebody(name)).then(|| name.to_string())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_what_stands_after_their_keys() {
        let found = |text: &str| spelled(text, &["name", "姓名"]);
        assert_eq!(
            found("- {id: a, name: 王明, x: [}\n- 姓名：“李 四”\n  name:\n    - 张三 # 家\n\"name\" : '赵·六'"),
            ["王明", "张三", "赵·六", "李 四"]
        );
        for text in ["rename: 王明", "name: 热心业主", "name: test-a", "names: 王明", "name:\n  编码: a", "王明", ""] {
            assert_eq!(found(text), [""; 0], "{text}");
        }
    }
}
