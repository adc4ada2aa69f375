//! What a sum that is shared by floor area comes to at home: for one square metre, and for flats of usual sizes.

use crate::base::area::Area;
use crate::base::id::RecordId;
use crate::base::money::Money;
use crate::disclosure::{Block, Cell, Facts, Label};

use super::{Allocation, Finance};

/// One square metre.
const METRE: u64 = 100;
/// Flats of usual sizes, in m².
const FLATS: [u64; 3] = [60, 90, 120];

/// The worked examples; nothing where a share does not follow its area to the fen, as the text of the method may say anything.
pub fn at_home(allocation: &Allocation) -> Option<Block> {
    let sum: Money = allocation.shares.iter().map(|share| *share.amount).sum();
    let areas = allocation.shares.iter().map(|share| share.area.as_ref().map(|area| **area));
    let Area(all) = areas.sum::<Option<Area>>().filter(|area| area.0 > 0 && !sum.is_negative())?;
    let follows = allocation.shares.iter().all(|share| {
        let due = share.area.as_ref().and_then(|area| sum.due_part(area.0, all));
        due.is_some_and(|due| (due.fen() - share.amount.fen()).abs() <= 1)
    });
    if !follows {
        return None;
    }
    let home = |metres: u64| Some((Label::with("finance.home", [Cell::Count(metres)]), about(sum.due_part(metres * METRE, all)?)));
    let metre = ("finance.per_metre".into(), about(sum.due_part(METRE, all)?));
    let rows = std::iter::once(Some(metre)).chain(FLATS.map(home)).collect::<Option<Vec<_>>>()?;
    let title = Label::with("finance.at_home", [Cell::text(allocation.of.to_string())]);
    Some(Block::Facts(Facts { title: Some(title), rows }))
}

/// The same for the page of the matter that was paid for; nothing where one account pays for several, as the shares name none.
pub fn beside(finance: &Finance) -> Vec<(RecordId, Block)> {
    let mut matters: Vec<&RecordId> = finance.expenditure.iter().filter_map(|entry| Some(&entry.matter.as_ref()?.value)).collect();
    matters.dedup();
    let [matter] = matters.as_slice() else { return Vec::new() };
    finance.allocations.iter().filter_map(|allocation| Some(((*matter).clone(), at_home(allocation)?))).collect()
}

fn about(amount: Money) -> Cell {
    Cell::Label(Label::with("finance.about", [Cell::Money(amount)]))
}

#[cfg(test)]
mod tests {
    use crate::disclosure::{Block, Cell};
    use crate::record::kind_of_folder;
    use crate::record::testing::told;

    fn worked(shares: &str) -> Vec<String> {
        let text = format!(
            "period: 2026-Q3\naccount: {{sort: maintenance_fund}}\nopening: 0\nclosing: 0\nallocations:\n  - of: 电梯\n    total: 139140.00\n    method: 按专有面积\n    shares: [{shares}]\n"
        );
        let told = told(kind_of_folder("finance").unwrap(), &[&text]);
        let facts = told.blocks.iter().find_map(|block| match block {
            Block::Facts(facts) if facts.title.as_ref().is_some_and(|title| title.key == "finance.at_home") => Some(facts),
            _ => None,
        });
        let amount = |cell: &Cell| match cell {
            Cell::Label(label) => label.with.iter().filter_map(|cell| if let Cell::Money(money) = cell { Some(money.plain()) } else { None }).collect(),
            _ => String::new(),
        };
        facts.into_iter().flat_map(|facts| facts.rows.iter().map(|(_, cell)| amount(cell))).collect()
    }

    #[test]
    fn three_flats_are_worked_out_where_shares_follow_areas() {
        // 139,140.00 over 13,423.20 m² is 10.3656… for one.
        let shares = "{building: 3, area: 6912.80, amount: 71655.57}, {building: 5, area: 6510.40, amount: 67484.43}";
        assert_eq!(worked(shares), ["10.37", "621.94", "932.91", "1243.88"]);
    }

    #[test]
    fn nothing_is_worked_out_of_shares_by_another_measure() {
        assert_eq!(worked("{building: 3, area: 6912.80, amount: 69570.00}, {building: 5, area: 6510.40, amount: 69570.00}"), [""; 0]);
        assert_eq!(worked("{building: 3, households: 30, amount: 69570.00}, {building: 5, households: 30, amount: 69570.00}"), [""; 0]);
    }
}
