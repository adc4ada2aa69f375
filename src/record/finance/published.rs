//! The open data of an account, version 1: the account's period, its lines, what buildings bear, owe and have.

use crate::base::source::At;
use crate::disclosure::Cell;
use crate::party::directory::Directory;
use crate::published;
use crate::published::{AsCell, Column, Published, Outline, Shelf, Sort, many, public_id, word};
use crate::record::kind::{Filed, Scope};

use super::booked::Direction;
use super::{AccountSort, Approval, Donation, Entry, Finance, Signature, Track, Transfer};

/// Every table of the kind.
pub const OUTLINES: &[&Outline] = &[
    <AccountV1 as Published>::OUTLINE,
    <EntryV1 as Published>::OUTLINE,
    <ShareV1 as Published>::OUTLINE,
    <CollectionV1 as Published>::OUTLINE,
    <BalanceV1 as Published>::OUTLINE,
];

published! {
    /// An account for a period.
    AccountV1 = "finance-accounts" of "finance", "账户收支", "an account for a period: opening + income - expenditure + transfers in - transfers out = closing" {
        period_from = Column::of("期间起", "first day of the period", Sort::Date).required().fiscal("date:generic"),
        period_until = Column::of("期间止", "last day of the period", Sort::Date).required(),
        account = Column::of("账户编码", "permanent id of the account over all periods", Sort::Id).required(),
        sort = Column::of("账户种类", "what sort of money", Sort::Word(AccountSort::WORDS)).required().fiscal("fin-source:generic:code"),
        track = Column::of("轨道", "the direction an account is kept for, where it is kept for one", Sort::Word(Track::WORDS)),
        name = Column::of("账户名称", "what the account is called", Sort::Text),
        bank = Column::of("开户行", "the bank", Sort::Text),
        tail = Column::of("尾号", "last four digits of the account's number", Sort::Text),
        holder = Column::of("户主", "whose account: id of a body", Sort::Id).fiscal("administrative-classification:generic:code"),
        opening = Column::of("期初", "what was there at the start", Sort::Money).required(),
        income = Column::of("收入", "everything that came in, gifts included", Sort::Money).required(),
        donations = Column::of("其中捐赠", "the gifts among the income", Sort::Money).required(),
        expenditure = Column::of("支出", "everything that was spent", Sort::Money).required(),
        transferred_in = Column::of("转入", "what came from other accounts", Sort::Money).required(),
        transferred_out = Column::of("转出", "what went to other accounts", Sort::Money).required(),
        closing = Column::of("期末", "what is left, as the books say", Sort::Money).required(),
        bank_balance = Column::of("银行余额", "balance of the bank's statement", Sort::Money),
        bank_balance_on = Column::of("对账日期", "date of the bank's statement", Sort::Date),
    }
}

published! {
    /// One line of the books. A record takes rows from a table with these columns, see `entries`.
    EntryV1 = "finance-entries" of "finance", "账目明细", "a line of the books; amounts are positive, the direction says which way" {
        direction = Column::of("方向", "which way the money went", Sort::Word(Direction::WORDS)).required().fiscal("direction"),
        number = Column::of("号", "the number of the line", Sort::Text).required().fiscal("budget-line-id"),
        on = Column::of("日期", "when the money moved", Sort::Date).required().fiscal("date:generic"),
        subject = Column::of("项目", "what for", Sort::Text).fiscal("activity:generic:program:label"),
        amount = Column::of("金额", "how much", Sort::Money).required().fiscal("value"),
        budget = Column::of("预算", "what it was budgeted at", Sort::Money),
        category = Column::of("科目", "the heading it is counted under", Sort::Text).fiscal("functional-classification:generic:label"),
        payer = Column::of("付款方", "who paid, for income", Sort::Text),
        payee = Column::of("收款方", "who was paid, for expenditure", Sort::Text).fiscal("recipient:generic:name"),
        contract = Column::of("合同", "the contract it belongs to: the id of its record, or its number", Sort::Text).fiscal("activity:generic:contract:code"),
        matter = Column::of("事项", "the matter or vote it rests on", Sort::Id),
        voucher = Column::of("凭证号", "number of the voucher, where it is not the line's own", Sort::Text),
        voucher_file = Column::of("凭证", "the voucher as a file below attachments/", Sort::File),
        major = Column::of("重大", "whether it is a major expenditure", Sort::Bool),
        approvals = Column::of("会审", "the bodies that approved: body, day, opinion", Sort::Text).list(),
        signed = Column::of("签批", "who signed, and when; who is not named in full is left out", Sort::Text),
        also_signed = Column::of("联签", "who signed besides, and when", Sort::Text).list(),
        prepared_by = Column::of("制单", "who entered the line: id of a person named in full", Sort::Id),
        paid_by = Column::of("付款人", "who paid it out: id of a person named in full", Sort::Id),
        buildings = Column::of("楼栋", "the buildings it concerns", Sort::Id).list(),
        cost = Column::of("成本", "whether it is a reasonable cost of earning the income", Sort::Bool),
        note = Column::of("备注", "anything else", Sort::Text),
        account = Column::of("账户", "the other account of a transfer, in words", Sort::Text),
        other_record = Column::of("对方记录", "the record of a transfer's other side", Sort::Id),
        donor = Column::of("捐赠人", "a private giver, by the family name", Sort::Name),
        donor_organization = Column::of("捐赠单位", "an organization that gave", Sort::Text),
        purpose = Column::of("用途", "what a gift is for", Sort::Text),
    }
}

published! {
    /// What one building bears of an amount.
    ShareV1 = "finance-shares" of "finance", "分摊", "what one building bears of an amount" {
        of = Column::of("分摊项目", "what is shared", Sort::Text).required(),
        method = Column::of("方法", "by which measure", Sort::Text),
        total = Column::of("总额", "the amount that is shared", Sort::Money).required(),
        building = Column::of("楼栋", "which building", Sort::Id).required(),
        area = Column::of("面积", "its area", Sort::Area),
        households = Column::of("户数", "its flats", Sort::Count),
        amount = Column::of("金额", "its part", Sort::Money).required().fiscal("value"),
    }
}

published! {
    /// What was due and paid.
    CollectionV1 = "finance-collection" of "finance", "收缴", "what was due and paid, by building; never by debtor" {
        building = Column::of("楼栋", "which building; empty for all", Sort::Id),
        due = Column::of("应收", "what was due", Sort::Money).required(),
        paid = Column::of("实收", "what was paid", Sort::Money).required(),
        prepaid = Column::of("预收", "what was paid ahead", Sort::Money),
        disputed = Column::of("争议", "what is disputed", Sort::Money),
    }
}

published! {
    /// What one building has of a maintenance fund.
    BalanceV1 = "finance-balances" of "finance", "维修资金分户", "what one building has of a maintenance fund" {
        building = Column::of("楼栋", "which building", Sort::Id).required(),
        opening = Column::of("期初", "at the start", Sort::Money).required(),
        contributed = Column::of("缴存", "paid in", Sort::Money),
        interest = Column::of("利息", "its interest", Sort::Money),
        spent = Column::of("支出", "spent on it", Sort::Money),
        closing = Column::of("期末", "at the end", Sort::Money).required(),
    }
}

/// Gives an account's period to the tables.
pub fn publish(filed: &Filed<Finance>, scope: &Scope, shelf: &mut Shelf) {
    let finance = filed.body;
    shelf.put(account(finance));
    let entries = |list: &[At<Entry>], direction| list.iter().map(|one| entry(one, direction, scope)).collect::<Vec<_>>();
    let transfers = |list: &[At<Transfer>], direction| list.iter().map(|one| transfer(one, direction, scope)).collect::<Vec<_>>();
    shelf.extend(entries(&finance.income, Direction::Income));
    shelf.extend(finance.donations.iter().map(|one| donation(one)));
    shelf.extend(entries(&finance.expenditure, Direction::Expenditure));
    shelf.extend(transfers(&finance.transfers_in, Direction::TransferIn));
    shelf.extend(transfers(&finance.transfers_out, Direction::TransferOut));
    for allocation in &finance.allocations {
        shelf.extend(allocation.shares.iter().map(|share| ShareV1 {
            of: allocation.of.cell(),
            method: allocation.method.cell(),
            total: Cell::Money(allocation.shares.iter().map(|share| *share.amount).sum()),
            building: share.building.cell(),
            area: share.area.cell(),
            households: share.households.cell(),
            amount: share.amount.cell(),
        }));
    }
    shelf.extend(finance.collection.iter().map(|line| CollectionV1 {
        building: line.building.cell(),
        due: line.due.cell(),
        paid: line.paid.cell(),
        prepaid: line.prepaid.cell(),
        disputed: line.disputed.cell(),
    }));
    shelf.extend(finance.fund.iter().flat_map(|fund| &fund.balances).map(|balance| BalanceV1 {
        building: balance.building.cell(),
        opening: balance.opening.cell(),
        contributed: balance.contributed.cell(),
        interest: balance.interest.cell(),
        spent: balance.spent.cell(),
        closing: balance.closing.cell(),
    }));
}

fn account(finance: &Finance) -> AccountV1 {
    let (account, bank) = (&finance.account, &finance.reconciliation);
    AccountV1 {
        period_from: finance.period.from.cell(),
        period_until: finance.period.until.cell(),
        account: Cell::text(finance.account_id()),
        sort: Cell::label(account.sort.key()),
        track: word(&account.track, Track::key),
        name: account.name.cell(),
        bank: account.bank.cell(),
        tail: Cell::maybe(account.tail.as_ref().map(|tail| Cell::text(tail.0.clone()))),
        holder: account.holder.cell(),
        opening: finance.opening.cell(),
        income: finance.income_total().cell(),
        donations: Cell::Money(finance.donations.iter().map(|gift| *gift.amount).sum()),
        expenditure: finance.expenditure_total().cell(),
        transferred_in: finance.transferred_in().cell(),
        transferred_out: finance.transferred_out().cell(),
        closing: finance.closing.cell(),
        bank_balance: Cell::maybe(bank.as_ref().map(|bank| bank.bank_balance.cell())),
        bank_balance_on: Cell::maybe(bank.as_ref().map(|bank| bank.on.cell())),
    }
}

/// A line without anything but what every line has.
fn blank(direction: Direction, number: Cell, on: Cell, amount: Cell) -> EntryV1 {
    EntryV1 {
        direction: Cell::label(direction.key()),
        number,
        on,
        subject: Cell::Empty,
        amount,
        budget: Cell::Empty,
        category: Cell::Empty,
        payer: Cell::Empty,
        payee: Cell::Empty,
        contract: Cell::Empty,
        matter: Cell::Empty,
        voucher: Cell::Empty,
        voucher_file: Cell::Empty,
        major: Cell::Empty,
        approvals: Cell::Empty,
        signed: Cell::Empty,
        also_signed: Cell::Empty,
        prepared_by: Cell::Empty,
        paid_by: Cell::Empty,
        buildings: Cell::Empty,
        cost: Cell::Empty,
        note: Cell::Empty,
        account: Cell::Empty,
        other_record: Cell::Empty,
        donor: Cell::Empty,
        donor_organization: Cell::Empty,
        purpose: Cell::Empty,
    }
}

fn entry(entry: &Entry, direction: Direction, scope: &Scope) -> EntryV1 {
    let people = scope.directory;
    EntryV1 {
        subject: entry.subject.cell(),
        budget: entry.budget.cell(),
        category: entry.category.cell(),
        payer: entry.payer.cell(),
        payee: entry.payee.cell(),
        contract: Cell::maybe(entry.contract.as_ref().map(|contract| contract.cell())),
        matter: entry.matter.cell(),
        voucher: entry.voucher.cell(),
        voucher_file: entry.voucher_file.cell(),
        major: entry.major.cell(),
        approvals: approvals(&entry.approvals),
        signed: Cell::maybe(entry.signed.as_ref().and_then(|signed| signature(signed, people))),
        also_signed: many(entry.also_signed.iter().filter_map(|signed| signature(signed, people))),
        prepared_by: public_id(people, entry.prepared_by.as_ref()),
        paid_by: public_id(people, entry.paid_by.as_ref()),
        buildings: entry.buildings.cell(),
        cost: entry.cost.cell(),
        note: entry.note.cell(),
        ..blank(direction, entry.number.cell(), entry.on.cell(), entry.amount.cell())
    }
}

fn transfer(transfer: &Transfer, direction: Direction, scope: &Scope) -> EntryV1 {
    EntryV1 {
        subject: transfer.subject.cell(),
        account: transfer.account.cell(),
        other_record: transfer.record.cell(),
        voucher_file: transfer.voucher_file.cell(),
        approvals: approvals(&transfer.approvals),
        signed: Cell::maybe(transfer.signed.as_ref().and_then(|signed| signature(signed, scope.directory))),
        ..blank(direction, transfer.number.cell(), transfer.on.cell(), transfer.amount.cell())
    }
}

fn donation(gift: &Donation) -> EntryV1 {
    EntryV1 {
        donor: Cell::maybe(gift.donor.as_ref().map(|donor| Cell::OwnerName(donor.value.clone()))),
        donor_organization: gift.donor_organization.cell(),
        purpose: gift.purpose.cell(),
        matter: gift.matter.cell(),
        ..blank(Direction::Donation, gift.number.cell(), gift.on.cell(), gift.amount.cell())
    }
}

fn approvals(approvals: &[At<Approval>]) -> Cell {
    many(approvals.iter().map(|approval| Cell::text(format!("{} {} {}", approval.body.0, *approval.on, approval.opinion.word()))))
}

fn signature(signed: &Signature, people: &Directory) -> Option<Cell> {
    people.is_named(&signed.by.0).then(|| Cell::text(format!("{} {}", signed.by.0, *signed.on)))
}
