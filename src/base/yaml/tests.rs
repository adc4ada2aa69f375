//! Places of values, and the mistakes people really make.

use super::*;

fn problems(text: &str) -> Vec<(String, (usize, usize))> {
    let source = Arc::new(Source { path: "a.yaml".into(), text: text.into(), ..Source::default() });
    let mut found = Vec::new();
    parse(&source, Span::new(0, text.len()), &mut found);
    found.into_iter().map(|d| (d.what.zh.clone(), d.place.line_column())).collect()
}

#[test]
fn values_keep_their_text_and_place() {
    let source =
        Arc::new(Source { path: "a".into(), text: "门牌: 0101\n列: [是, no]\n嵌:\n  金额: 3,400.00\n".into(), ..Source::default() });
    let mut found = Vec::new();
    let node = parse(&source, Span::new(0, source.text.len()), &mut found).unwrap();
    let Value::Map(entries) = node.value else { panic!() };
    assert!(matches!(&entries[0].1.value, Value::Scalar(s) if s == "0101"));
    assert_eq!(source.slice(entries[0].1.span), "0101");
    let Value::Map(inner) = &entries[2].1.value else { panic!() };
    assert_eq!(source.slice(inner[0].1.span), "3,400.00");
    assert!(found.is_empty());
}

/// `Place → text` of every key and value, outer before inner.
fn spans(text: &str) -> Vec<(usize, usize, String)> {
    fn walk(source: &Arc<Source>, node: &Node, out: &mut Vec<(usize, usize, String)>) {
        let mut say = |span: Span| {
            let (line, column) = source.line_column(span.start);
            out.push((line, column, source.slice(span).to_string()));
        };
        match &node.value {
            Value::Map(entries) => entries.iter().for_each(|(key, value)| {
                let (line, column) = source.line_column(key.span.start);
                out.push((line, column, source.slice(key.span).to_string()));
                walk(source, value, out);
            }),
            Value::List(items) => {
                say(node.span);
                items.iter().for_each(|item| walk(source, item, out));
            }
            _ => say(node.span),
        }
    }
    let source = Arc::new(Source { path: "a.yaml".into(), text: text.into(), ..Source::default() });
    let mut found = Vec::new();
    let node = parse(&source, Span::new(0, text.len()), &mut found).unwrap();
    let mut out = Vec::new();
    walk(&source, &node, &mut out);
    out
}

#[test]
fn every_style_of_value_has_its_place() {
    let table: &[(&str, &[(usize, usize, &str)])] = &[
        ("甲:\r\n  乙: 丙 # 注\r\n", &[(1, 1, "甲"), (2, 3, "乙"), (2, 6, "丙")]),
        ("甲: |\r\n  一\r\n  二\r\n乙: 1\r\n", &[(1, 1, "甲"), (2, 3, "一\r\n  二"), (4, 1, "乙"), (4, 4, "1")]),
        ("甲: >-\n  一\n  二\n\n\n乙: 1\n", &[(1, 1, "甲"), (2, 3, "一\n  二"), (6, 1, "乙"), (6, 4, "1")]),
        ("甲: \"一\\n二\"\n乙: '三''四'\n", &[(1, 1, "甲"), (1, 4, "\"一\\n二\""), (2, 1, "乙"), (2, 4, "'三''四'")]),
        ("甲:\n乙: ''\n丙: ~\n", &[(1, 1, "甲"), (1, 3, ""), (2, 1, "乙"), (2, 4, "''"), (3, 1, "丙"), (3, 4, "~")]),
        ("甲: 一\n  二\n乙: 3\n", &[(1, 1, "甲"), (1, 4, "一\n  二"), (3, 1, "乙"), (3, 4, "3")]),
        ("甲: [一, {乙: 二}]\n", &[(1, 1, "甲"), (1, 4, "[一, {乙: 二}]"), (1, 5, "一"), (1, 9, "乙"), (1, 12, "二")]),
        ("甲:\n- 一\n-\n- 二\n", &[(1, 1, "甲"), (2, 1, "- 一\n-\n- 二"), (2, 3, "一"), (3, 2, ""), (4, 3, "二")]),
    ];
    for (text, expected) in table {
        let found = spans(text);
        let found: Vec<_> = found.iter().map(|(l, c, t)| (*l, *c, t.as_str())).collect();
        assert_eq!(&found, expected, "{text:?}");
    }
}

#[test]
fn duplicate_keys_are_each_reported() {
    let found = problems("a: 1\na: 2\nb: 1\nb: 2\n");
    assert_eq!(found.iter().map(|f| f.1).collect::<Vec<_>>(), [(2, 1), (4, 1)]);
}

#[test]
fn aliases_anchors_and_tags_are_refused() {
    assert_eq!(problems("a: &x 1\nb: *x\n")[0].1, (1, 4));
    assert!(problems("a: !!str 1\n")[0].0.contains("标签"));
}

#[test]
fn bombs_are_named_at_once() {
    let table = [
        ("[".repeat(100_000), "嵌套"),
        ("- ".repeat(100_000), "嵌套"),
        ("{a: ".repeat(100_000), "嵌套"),
        ("{? ".repeat(100_000), "嵌套"),
        ("? ".repeat(100_000), "嵌套"),
        ((0..1500).map(|i| format!("{}a:\n", " ".repeat(i))).collect(), "嵌套"),
        ("a: &x [1]\nb: [*x, *x]\n".into(), "锚点"),
        ("a: 1\n".repeat(50_000), "写了两次"),
        ((0..200_001).map(|i| format!("k{i}: v\n")).collect(), "超过"),
        ("a".repeat(3 << 20), "超过"),
    ];
    for (text, words) in table {
        let found = problems(&text);
        assert!(found[0].0.contains(words) && found.len() <= 50, "{:?} {:?}", &text[..8], found[0]);
    }
}

#[test]
fn slips_of_a_chinese_keyboard_are_named_at_their_place() {
    let table: &[(&str, &[(usize, usize)], &str)] = &[
        // The colon: a whole file, first, middle, last, nested, in a list, in braces.
        ("标题：三季度\n期初：3\n期末：4\n", &[(1, 3), (2, 3), (3, 3)], "中文冒号"),
        ("标题：三季度\n", &[(1, 3)], "中文冒号"),
        ("标题：三季度\n期初: 3\n", &[(1, 3)], "中文冒号"),
        ("标题: 三季度\n期初：3\n期末: 4\n", &[(2, 3)], "中文冒号"),
        ("标题: 三季度\n期初：3\n\n# 注\n期末: 4\n后：5\n", &[(2, 3), (6, 2)], "中文冒号"),
        ("标题: 三季度\n期末：4\n", &[(2, 3)], "中文冒号"),
        ("银行:\n  名称: 甲\n  户名：乙\n  账号: 1\n", &[(3, 5)], "中文冒号"),
        ("银行:\n  名称: 甲\n  户名：乙\n标题: 丙\n", &[(3, 5)], "中文冒号"),
        ("明细:\n  - 日期：今\n    金额: 3\n", &[(2, 7)], "中文冒号"),
        ("明细:\n  - 日期: 今\n    金额：3\n    说明: 广告\n  - 日期: 明\n", &[(3, 7)], "中文冒号"),
        ("明细:\n  - 日期: 今\n    金额：3\n  - 日期: 明\n", &[(3, 7)], "中文冒号"),
        ("明细:\n  - {金额：3}\n", &[(2, 8)], "中文冒号"),
        ("标题：甲\r\n期初: 3\r\n", &[(1, 3)], "中文冒号"),
        // Colon without its space.
        ("标题:三季度\n期初: 3\n", &[(1, 3)], "少一个空格"),
        ("标题: 甲\n期初:3\n期末: 4\n", &[(2, 3)], "少一个空格"),
        // Spaces and tabs.
        ("甲:\n\t乙: 1\n", &[(2, 1)], "制表符"),
        ("甲:\n  乙: 1\n\t丙: 1\n", &[(3, 1)], "制表符"),
        ("甲:\n  - 乙: 1\n\t丙: 1\n", &[(3, 1)], "制表符"),
        ("甲:\n　乙: 1\n　丙: 2\n", &[(2, 1), (3, 1)], "全角空格"),
        ("甲:\n  乙: 1\n　丙: 2\n", &[(3, 1)], "全角空格"),
        ("甲: 一\n　　乙: 2\n", &[(2, 1)], "全角空格"),
        ("标题:　三季度\n", &[(1, 4)], "全角空格"),
        ("标题:　三季度\n期初: 3\n", &[(1, 4)], "全角空格"),
        ("列:\n-　甲\n-　乙\n", &[(2, 2), (3, 2)], "全角空格"),
        // Quotation marks, commas, brackets.
        ("标题: “甲: 乙”\n", &[(1, 5)], "中文引号"),
        ("标题: \"三季度”\n期初: 3\n", &[(1, 9)], "中文引号"),
        ("标题: \"三季度”\n期初: \"3\"\n", &[(1, 9)], "中文引号"),
        ("明细: {金额: 3，说明: 广告}\n", &[(1, 11)], "中文逗号"),
        ("明细: ｛金额: 3｝\n", &[(1, 5)], "中文括号"),
        // A list without its blanks or its plain dash.
        ("明细:\n  -{号: S0801, 额: 3}\n", &[(2, 3)], "“-”后面少一个空格"),
        ("明细:\n  - {号: S0701}\n  -{号: S0801, 额: 3}\n  -{号: S0901}\n", &[(3, 3), (4, 3)], "“-”后面少一个空格"),
        ("明细:\n  -号: S0801\n", &[(2, 3)], "“-”后面少一个空格"),
        ("明细:\n  - {号: S0701}\n  －{号: S0801}\n", &[(3, 3)], "全角“－”"),
        ("明细:\n  － {号: S0801, 额: 3}\n标题: 甲\n", &[(2, 3)], "全角“－”"),
        // Brackets that are part of a text, and a comment that cuts them.
        ("标题: [重要]停水\n期初: 3\n", &[(1, 5)], "以 [ 或 { 开头"),
        ("标题: {重要}停水\n", &[(1, 5)], "以 [ 或 { 开头"),
        ("列:\n  - [重要]停水\n", &[(2, 5)], "以 [ 或 { 开头"),
        ("明细:\n  - {事项: 更换 #2 水泵, 额: 3}\n标题: 甲\n", &[(2, 13)], "“#”"),
        ("明细: [一, 更换 #2 水泵]\n", &[(1, 12)], "“#”"),
        // What is no slip of the keyboard keeps its own words.
        ("甲: 一\n  乙: 2\n", &[(2, 4)], "上一行没有写完"),
        ("甲: [1, 2\n", &[(2, 1)], "没有配对"),
        ("甲: '一\n乙: 2\n", &[(1, 4)], "没有合上"),
        ("甲: @一\n", &[(1, 4)], "不能以“@”开头"),
        ("甲: - 一\n", &[(1, 4)], "不能写在这里"),
        ("甲:\n  - 一\n - 二\n", &[(3, 2)], "缩进"),
        ("说明: |\n  注意：请反馈\n 错: 1\n", &[(3, 2)], "缩进"),
        ("- 甲\n---\n- 乙\n", &[(3, 1)], "只能有一份"),
    ];
    for (text, places, words) in table {
        let found = problems(text);
        assert_eq!(&found.iter().map(|f| f.1).collect::<Vec<_>>(), places, "{text:?} {found:?}");
        assert!(found.iter().all(|f| f.0.contains(words)), "{text:?} {found:?}");
    }
}

/// A text with every slip mended that is mended for certain.
fn mended(text: &str) -> String {
    let mut text = text.to_string();
    for _ in 0..20 {
        let source = Arc::new(Source { path: "a.yaml".into(), text: text.clone(), ..Source::default() });
        let mut found = Vec::new();
        parse(&source, Span::new(0, text.len()), &mut found);
        let mut fixes: Vec<_> = found.into_iter().filter_map(|found| found.fix).collect();
        fixes.sort_by_key(|fix| std::cmp::Reverse(fix.span));
        fixes.iter().for_each(|fix| text.replace_range(fix.span.start as usize..fix.span.end as usize, &fix.text));
    }
    text
}

#[test]
fn slips_that_leave_no_doubt_are_mended() {
    for (slipped, sound) in [
        ("标题：三季度\n期初：　3\n后：\n", "标题: 三季度\n期初: 3\n后:\n"),
        ("银行:\n  名称: 甲\n  户名：乙\n标题: 丙\n", "银行:\n  名称: 甲\n  户名: 乙\n标题: 丙\n"),
        ("明细:\n  - {金额：3}\n", "明细:\n  - {金额: 3}\n"),
        ("标题:三季度\r\n期初: 3\r\n", "标题: 三季度\r\n期初: 3\r\n"),
        ("甲:\n\t乙:\n\t\t丙: 1\n", "甲:\n  乙:\n    丙: 1\n"),
        ("甲:\n　乙: 1\n　丙: 2\n", "甲:\n  乙: 1\n  丙: 2\n"),
        ("标题:　　三季度\n列:\n-　甲\n", "标题: 三季度\n列:\n- 甲\n"),
        ("标题: “甲: 乙”\n", "标题: \"甲: 乙\"\n"),
        ("标题: \"三季度”\n期初: 3\n", "标题: \"三季度\"\n期初: 3\n"),
        ("明细:\n  -{号: S0701}\n  - {号: S0801}\n", "明细:\n  - {号: S0701}\n  - {号: S0801}\n"),
        ("明细:\n  －　号: S0701\n    额: 3\n", "明细:\n  - 号: S0701\n    额: 3\n"),
        ("标题: [重要]停水\n期初: 3\n", "标题: \"[重要]停水\"\n期初: 3\n"),
    ] {
        assert_eq!(mended(slipped), sound);
    }
    for doubtful in ["甲:\n  乙:\n  \t丙: 1\n", "明细: {金额: 3，说明: 广告}\n", "明细: ｛金额: 3｝\n", "标题: “甲: 乙”等\n"]
    {
        assert_eq!(mended(doubtful), doubtful);
    }
}

#[test]
fn a_value_cut_off_by_a_comment_is_named_and_comments_are_not() {
    for (text, place) in [
        ("标题: 停水通知 #3 栋到 #5 栋\n", (1, 10)),
        ("事项: 门禁 #2 单元维修\n额: 3\n", (1, 8)),
        ("列:\n  - 更换 #甲泵 # 注\n", (2, 8)),
        ("title: Lift #3 repaired\n", (1, 13)),
        ("明细: {事项: 更换 #2 水泵\n  , 额: 3}\n", (1, 13)),
    ] {
        let found = problems(text);
        assert!(matches!(found.as_slice(), [(what, at)] if what.contains("当作说明") && *at == place), "{text:?} {found:?}");
    }
    for text in [
        "标题: 停水通知 # 3 栋\n",
        "额: 1200.00 #3号凭证\n",
        "公开: full #全名\n",
        "标题: \"停水\" #3 栋\n",
        "标题: 停水#3栋\n",
        "甲: #3\n  乙: 1\n",
    ] {
        assert_eq!(problems(text), [], "{text:?}");
    }
}

#[test]
fn ordinary_writing_is_left_alone() {
    for text in [
        "标题: 三季度：收支\n说明: “照旧”\n时间: 12:30\n网址: https://example.org\n",
        "说明: |\n  注意：请反馈\n  时间：明天\n  \t制表\n标题: 甲\n",
        "说明: 一句：话\n  又一句：话\n",
        "列:\n  - 时间：明天\n",
        "# 注：一\n标题: 甲 # 注：二\n",
    ] {
        assert!(problems(text).is_empty(), "{text:?} {:?}", problems(text));
    }
}

proptest::proptest! {
    #[test]
    fn any_text_is_read_or_refused(text in "\\PC{0,120}|[-a甲:：\"'“”{}\\[\\],，#|>&*!?~%@ 　\t\r\n]{0,100}") {
        let source = Arc::new(Source { path: "a.yaml".into(), text: text.clone(), ..Source::default() });
        let mut found = Vec::new();
        let node = parse(&source, Span::new(0, text.len()), &mut found);
        proptest::prop_assert!(node.is_some() || !found.is_empty());
        for diagnostic in found {
            let span = diagnostic.place.span;
            proptest::prop_assert!(text.get(span.start as usize..span.end as usize).is_some(), "{:?} {:?}", span, diagnostic.what);
            let fix = diagnostic.fix.map(|fix| fix.span).unwrap_or_default();
            proptest::prop_assert!(text.get(fix.start as usize..fix.end as usize).is_some(), "{:?} {:?}", fix, diagnostic.what);
        }
    }
}
