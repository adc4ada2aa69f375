#!/usr/bin/env python3
"""Writes a synthetic board: COMPOUNDS compounds, each with RECORDS records, the same for the same seed.

usage: synth.py COMPOUNDS RECORDS SEED OUT [--peer hugo]

Without --peer, OUT becomes a workspace of gongshi; with it, a site of the peer with the same logical content.
The records of a compound are split evenly over finance, roster, matter and evaluation. Every record has twelve rows
(entries; members; milestones and steps; criteria), a paragraph, a list of two and a closing paragraph. All of it is
lawful and free of contradictions: `gongshi check` finds nothing. Names and telephone numbers are invented.
"""
import argparse
import calendar
import datetime
import json
import os
import random
import shutil
from pathlib import Path

HERE = Path(__file__).resolve().parent
AS_OF = datetime.date(2026, 11, 22)
BASE_URL = "https://board.example"
ROWS = 12

SECTIONS = {"finance": "账目", "roster": "组织", "matter": "事项", "evaluation": "评价"}
FAMILIES = "王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗"
NUMBERS = "一二三四五六七八九十"
FIRST = ["清溪", "望江", "松风", "桂湖", "明月", "长荫", "锦河", "白鹭", "青石", "晚枫", "春晓", "云台"]
SECOND = ["花园", "家园", "名苑", "新村", "公馆", "华庭", "雅居", "里"]
SENTENCES = [
    "本次公示的内容已经业主委员会会议讨论通过。",
    "对公示内容有不同意见的，请在公示期内书面提出。",
    "相关凭证原件存放在物业服务中心，业主可以到场查阅。",
    "公示期为十五日，自张贴之日起计算。",
    "本期数据由物业服务企业提供，并由监事会复核。",
    "涉及公共收益的部分，按约定补充专项维修资金。",
    "后续进展将在小区公示栏和本网站同步更新。",
    "感谢全体业主对小区公共事务的关心与支持。",
    "街道办事处和居民委员会对本次公示进行了指导监督。",
]
INCOMES = ["停车场收益", "电梯广告费", "快递柜场地费", "道闸广告费", "活动场地使用费", "自动售货机场地费", "充电桩分成", "存款利息"]
EXPENSES = [
    "电梯维保费", "保洁服务费", "绿化养护费", "公共水电费", "秩序维护费", "消防设施检测", "化粪池清掏", "监控系统维修",
    "屋面防水修缮", "公共区域照明", "门禁系统升级", "儿童游乐设施", "垃圾清运费", "二次供水清洗", "办公及印刷费",
]
CRITERIA = [
    "公共秩序", "环境卫生", "设施维护", "绿化养护", "客服响应", "投诉处理",
    "费用透明", "消防安全", "停车管理", "装修管理", "社区活动", "应急处置",
]
STATES = ["按计划推进", "已完成并验收", "已公示", "已备案", "资料已归档"]
# The last of the twelve waits for a seat: committees have an odd number.
ALTERNATE = ("alternate", "候补")
# Class, words, the chair's and the members' role.
BODIES = [
    ("owners_committee", "业主委员会", ("chair", "主任"), ("member", "委员")),
    ("supervisory_board", "业主监事会", ("chief_supervisor", "监事长"), ("supervisor", "监事")),
    ("council", "议事会", ("chair", "主任"), ("member", "委员")),
    ("property_company", "物业服务中心", ("manager", "项目经理"), ("staff", "工作人员")),
    ("environment_committee", "环境与物业管理委员会", ("chair", "主任"), ("member", "委员")),
    ("group", "工作小组", ("leader", "组长"), ("participant", "成员")),
]
STEPS = [
    ("collect", "收集诉求"), ("committee_discussion", "委员会讨论"), ("plan_disclosure", "方案公示"), ("implementation", "实施"),
]
# So many periods stand in one account before the next account begins.
PERIODS = 60
OFFICERS, NEIGHBOURS, BUILDINGS = 150, 10, 8


def yuan(fen):
    return f"{fen // 100}.{fen % 100:02d}"


class Content:
    """The logical content, drawn in one order whatever is written from it."""

    def __init__(self, compounds, records, seed):
        self.compounds, self.records = compounds, records
        self.random = random.Random(seed)

    def money(self, low, high):
        return self.random.randint(low * 100, high * 100)

    def sentences(self, count):
        return "".join(self.random.choice(SENTENCES) for _ in range(count))

    def each(self):
        """Compounds one after the other, so that a large board is never held in memory."""
        for number in range(1, self.compounds + 1):
            yield self.compound(number)

    def compound(self, number):
        pick = self.random
        names = [f + a + b for f in FAMILIES for a in NUMBERS for b in NUMBERS]
        compound = {
            "id": f"c{number:04d}",
            "name": f"{pick.choice(FIRST)}{pick.choice(SECOND)}{number}期",
            "about": self.sentences(3),
            "people": pick.sample(names, OFFICERS + NEIGHBOURS),
        }
        share, rest = divmod(self.records, len(SECTIONS))
        compound["records"] = {
            kind: getattr(self, kind)(compound, share + (1 if place < rest else 0)) for place, kind in enumerate(SECTIONS)
        }
        return compound

    def record(self, kind, at, title, published):
        return {
            "stem": f"r{at + 1:04d}",
            "number": f"{published.year}-{kind[:2].upper()}{at + 1:04d}",
            "title": title,
            "published": published,
            "summary": self.sentences(1),
            "before": self.sentences(2),
            "listed": [self.sentences(1), self.sentences(1)],
            "after": self.sentences(2),
            "phone": f"100 0000 {self.random.randint(0, 9999):04d}",
        }

    def spread(self, at, count):
        """Publication days from autumn 2022 to autumn 2026."""
        return datetime.date(2022, 10, 1) + datetime.timedelta(days=at * 1480 // max(1, count))

    def finance(self, compound, count):
        found, closing = [], 0
        for at in range(count):
            account, period = divmod(at, PERIODS)
            back = min(count - account * PERIODS, PERIODS) - 1 - period
            year, month = divmod(2026 * 12 + 9 - back, 12)
            first = datetime.date(year, month + 1, 1)
            last = first.replace(day=calendar.monthrange(year, month + 1)[1])
            title = f"{first.year}年{first.month}月公共收支情况公示" + (f"（{account + 1}号账户）" if account else "")
            record = self.record("finance", at, title, last + datetime.timedelta(days=10))
            opening = self.money(400_000, 600_000) if period == 0 else closing
            tracks = []
            for letter, subjects in (("S", INCOMES), ("Z", EXPENSES)):
                days = sorted(self.random.randint(1, last.day) for _ in range(ROWS // 2))
                tracks.append([
                    {
                        "number": f"{first:%Y%m}-{letter}{row + 1}",
                        "on": first.replace(day=day),
                        "subject": self.random.choice(subjects),
                        "budget": self.money(500, 60_000),
                        "amount": self.money(500, 60_000),
                        "note": self.random.choice(STATES),
                    }
                    for row, day in enumerate(days)
                ])
            income, spent = (sum(entry["amount"] for entry in track) for track in tracks)
            if opening + income - spent < 100_000_00:
                # Nobody overdraws: the amounts of the two tracks change places.
                for one, other in zip(*tracks):
                    one["amount"], other["amount"] = other["amount"], one["amount"]
                income, spent = spent, income
            closing = opening + income - spent
            record.update(period=f"{first:%Y-%m}", account=account, opening=opening, closing=closing, tracks=tracks)
            record["figures"] = [("收入", yuan(income)), ("支出", yuan(spent)), ("结余", yuan(closing))]
            record["columns"] = ["号", "项目", "预算（元）", "实际（元）", "备注"]
            record["rows"] = [[e["number"], e["subject"], yuan(e["budget"]), yuan(e["amount"]), e["note"]] for t in tracks for e in t]
            found.append(record)
        return found

    def roster(self, compound, count):
        found = []
        for at in range(count):
            published = self.spread(at, count)
            class_, words, chair, member = BODIES[at % len(BODIES)]
            title = f"{words}成员名单公示（第{at + 1}号）"
            record = self.record("roster", at, title, published)
            began = published - datetime.timedelta(days=self.random.randint(1, 20))
            ends = datetime.date(began.year + 5, began.month, 1) - datetime.timedelta(days=1)
            members = [
                {"person": person, "role": ALTERNATE if row == ROWS - 1 else chair if row == 0 else member, "building": self.random.randint(1, BUILDINGS), "since": began}
                for row, person in enumerate(self.random.sample(range(OFFICERS), ROWS))
            ]
            record.update({"class": class_, "name": f"{words}{at + 1}", "began": began, "ends": ends, "members": members})
            record["figures"] = [("席位", str(ROWS - 1)), ("任期起", str(began)), ("任期止", str(ends))]
            record["columns"] = ["姓名", "职务", "楼栋", "任期起始"]
            record["rows"] = [
                [compound["people"][m["person"]], m["role"][1], f"{m['building']}号楼", str(m["since"])] for m in members
            ]
            found.append(record)
        return found

    def matter(self, compound, count):
        found = []
        for at in range(count):
            published = self.spread(at, count)
            title = f"关于{self.random.choice(EXPENSES)}的事项公示（{published.year}-{at + 1:03d}）"
            record = self.record("matter", at, title, published)
            begun = published - datetime.timedelta(days=60)
            steps = [
                {"kind": kind, "on": begun + datetime.timedelta(days=20 * row), "outcome": self.random.choice(STATES)}
                for row, kind in enumerate(STEPS)
            ]
            # The latest matters are still under way: their last step lies ahead.
            if at >= count - 3:
                steps[-1].update(on=None, outcome="尚未开始")
            milestones = []
            for row in range(ROWS - len(STEPS)):
                due = published + datetime.timedelta(days=7 * (row + 1))
                met = due + datetime.timedelta(days=self.random.randint(-5, 3))
                milestones.append({
                    "title": f"{self.random.choice(EXPENSES)}专项方案第{row + 1}项",
                    "due": due,
                    "met": met if met <= AS_OF else None,
                    "amount": self.money(1_000, 300_000),
                    "note": self.random.choice(STATES),
                })
            budget, contract = self.money(800_000, 900_000), self.money(700_000, 800_000)
            record.update(steps=steps, milestones=milestones, budget=budget, contract=contract)
            record["figures"] = [("预算", yuan(budget)), ("合同价", yuan(contract)), ("步骤", str(len(steps)))]
            record["columns"] = ["序号", "内容", "日期", "金额（元）", "说明"]
            record["rows"] = [[str(n + 1), s["kind"][1], str(s["on"] or "—"), "—", s["outcome"]] for n, s in enumerate(steps)]
            record["rows"] += [
                [str(n + 1 + len(steps)), m["title"], str(m["met"] or m["due"]), yuan(m["amount"]), m["note"]]
                for n, m in enumerate(milestones)
            ]
            found.append(record)
        return found

    def evaluation(self, compound, count):
        found = []
        for at in range(count):
            published = self.spread(at, count)
            record = self.record("evaluation", at, f"{published.year}年度第{at + 1}次物业服务质量评价结果", published)
            weights = [8] * ROWS
            weights[self.random.randrange(ROWS)] += 100 - sum(weights)
            for _ in range(ROWS):
                one, other = self.random.randrange(ROWS), self.random.randrange(ROWS)
                if weights[one] > 5:
                    weights[one] -= 1
                    weights[other] += 1
            criteria = [
                {
                    "name": name,
                    "weight": weight,
                    "score": self.random.randint(60, 100),
                    "evidence": f"回收问卷{self.random.randint(80, 900)}份，现场查看{self.random.randint(1, 9)}次",
                }
                for name, weight in zip(CRITERIA, weights)
            ]
            total = sum(c["weight"] * c["score"] for c in criteria)
            record.update(criteria=criteria, half=f"{published.year - 1}-H2")
            record["figures"] = [("总分", yuan(total)), ("指标", str(ROWS)), ("周期", "半年")]
            record["columns"] = ["指标", "权重", "得分", "说明"]
            record["rows"] = [[c["name"], f"{c['weight']}%", str(c["score"]), c["evidence"]] for c in criteria]
            found.append(record)
        return found


class Folder:
    """Writes files below a folder and makes each folder once."""

    def __init__(self, root):
        self.root, self.made, self.files, self.bytes = Path(root), set(), 0, 0

    def write(self, path, text, counted=False):
        whole = self.root / path
        if whole.parent not in self.made:
            whole.parent.mkdir(parents=True, exist_ok=True)
            self.made.add(whole.parent)
        data = text.encode()
        whole.write_bytes(data)
        if counted:
            self.files += 1
            self.bytes += len(data)


def words(record):
    """The Markdown below the front matter, in two parts: before and after the rows."""
    before = f"## 情况说明\n\n{record['before']}\n"
    listed = "".join(f"{n + 1}. {line}\n" for n, line in enumerate(record["listed"]))
    after = f"## 其他事项\n\n{listed}\n{record['after']}**业主委员会** 联系电话：{record['phone']}。\n"
    return before, after


class Gongshi:
    """The board as a workspace of gongshi."""

    def __init__(self, out):
        self.out = out

    def begin(self):
        self.out.write(
            "content/board.yaml",
            f"title: 合成公示栏\npublisher: 示例街道办事处\nbase_url: {BASE_URL}\nas_of: {AS_OF}\n",
        )
        community = "content/example-community"
        self.out.write(
            f"{community}/unit.yaml",
            "name: 示例社区\nlevel: community\naddress: 示例市示例区示例街道 1 号\n"
            "contacts:\n  - {role: neighbourhood, name: 居委会值班室, phone: 100 0000 0001, hours: 每天 9:00–17:00}\n",
        )
        self.out.write(f"{community}/people.yaml", "people:\n  - {id: x-01, name: 甲一, work_phone: 100 0000 0001}\n  - {id: x-02, name: 乙二}\n")
        self.out.write(
            f"{community}/roster/neighbourhood-committee.yaml",
            "title: 居民委员会名单\npublished: 2024-01-10\nname: 示例社区居民委员会\nshort_name: 居委会\nclass: neighbourhood_committee\n"
            "members:\n  - {person: x-01, role: chair}\n  - {person: x-02, role: member}\n",
        )

    def compound(self, compound):
        folder = f"content/{compound['id']}"
        buildings = "".join(f"  - {{id: {n}, households: 60, owners: 58, area: 5400.00}}\n" for n in range(1, BUILDINGS + 1))
        self.out.write(
            f"{folder}/compound.yaml",
            f"name: {compound['name']}\nparent: example-community\naddress: 示例市示例区示例路 {compound['id']} 号\n"
            f"households: {60 * BUILDINGS}\nowners: {58 * BUILDINGS}\narea: {5400 * BUILDINGS}.00\nbuildings:\n{buildings}"
            "contacts:\n  - {role: property, name: 物业服务中心, phone: 100 0000 0002, hours: 全天}\n"
            "  - {role: committee, name: 业委会办公室, person: p-001, phone: 100 0000 0003, hours: 周一至周五 9:00–11:30}\n"
            "reception: {weekday: saturday, nth: [2], time: 9:30–11:30, place: 业委会办公室}\n"
            f"about: {compound['about']}\n",
        )
        people = "".join(f"  - {{id: p-{n + 1:03d}, name: {name}}}\n" for n, name in enumerate(compound["people"]))
        self.out.write(f"{folder}/people.yaml", f"people:\n{people}")
        has_roster = bool(compound["records"]["roster"])
        for kind, records in compound["records"].items():
            for record in records:
                before, after = words(record)
                header = (
                    f"title: {record['title']}\nnumber: {record['number']}\npublished: {record['published']}\n"
                    + f"publisher: {'r0001' if has_roster else 'neighbourhood-committee'}\n"
                    + f"window: {{until: {record['published'] + datetime.timedelta(days=15)}}}\nsummary: {record['summary']}\n"
                )
                text = f"---\n{header}{getattr(self, kind)(record, has_roster)}---\n{before}\n{after}"
                self.out.write(f"{folder}/{kind}/{record['stem']}.md", text, counted=True)

    def finance(self, record, _):
        account = f"account: {{id: common-{record['account'] + 1}, sort: common_income, name: 公共收益{record['account'] + 1}号账户}}\n"
        text = f"period: {record['period']}\n{account}opening: {yuan(record['opening'])}\n"
        for key, track in zip(("income", "expenditure"), record["tracks"]):
            text += f"{key}:\n"
            for e in track:
                text += (
                    f"  - {{number: {e['number']}, on: {e['on']}, subject: {e['subject']}, budget: {yuan(e['budget'])}, "
                    f"amount: {yuan(e['amount'])}, note: {e['note']}}}\n"
                )
        return text + f"closing: {yuan(record['closing'])}\n"

    def roster(self, record, _):
        members = "".join(
            f"  - {{person: p-{m['person'] + 1:03d}, role: {m['role'][0]}, since: {m['since']}, buildings: [{m['building']}]}}\n"
            for m in record["members"]
        )
        return (
            f"name: {record['name']}\nclass: {record['class']}\nseats: {ROWS - 1}\n"
            f"term: {{period: {{from: {record['began']}, until: {record['ends']}}}}}\nmembers:\n{members}"
        )

    def matter(self, record, has_roster):
        body = "r0001" if has_roster else "neighbourhood-committee"
        text = f"class: ordinary\nresponsible: {body}\nsteps:\n"
        for s in record["steps"]:
            on = f", on: {s['on']}" if s["on"] else ""
            text += f"  - {{step: {s['kind'][0]}{on}, outcome: {s['outcome']}}}\n"
        text += "milestones:\n"
        for m in record["milestones"]:
            met = f", met: {m['met']}" if m["met"] else ""
            text += f"  - {{title: {m['title']}, due: {m['due']}{met}, amount: {yuan(m['amount'])}, note: {m['note']}}}\n"
        return text + f"cost: {{budget: {yuan(record['budget'])}, contract: {yuan(record['contract'])}}}\n"

    def evaluation(self, record, has_roster):
        subject = "r0004" if has_roster else "neighbourhood-committee"
        criteria = "".join(
            f"  - {{name: {c['name']}, weight: {c['weight']}, score: {c['score']}, evidence: {c['evidence']}}}\n"
            for c in record["criteria"]
        )
        return (
            f"subject: {subject}\nevaluators: [neighbourhood-committee]\nperiod: {record['half']}\ncycle: half_yearly\n"
            f"criteria:\n{criteria}"
        )


class Hugo:
    """The board as a site of Hugo: home, a page for each compound, lists, records, a feed for each compound, 404, site map."""

    def __init__(self, out):
        self.out = out

    def begin(self):
        shutil.copytree(HERE / "hugo", self.out.root, dirs_exist_ok=True)
        self.out.write("content/_index.md", "---\ntitle: 合成公示栏\n---\n")

    def page(self, path, matter, body="", counted=False):
        # JSON is YAML, and quotes every text safely.
        front = "".join(f"{key}: {json.dumps(value, ensure_ascii=False, default=str)}\n" for key, value in matter.items())
        self.out.write(path, f"---\n{front}---\n{body}", counted)

    def compound(self, compound):
        of = {"unit": compound["id"], "compound": compound["name"]}
        folder = f"content/{compound['id']}"
        front = {"title": compound["name"], "layout": "compound", "outputs": ["html", "atom"], "params": of}
        self.page(f"{folder}/_index.md", front, compound["about"] + "\n")
        for kind, records in compound["records"].items():
            self.page(f"{folder}/{kind}/_index.md", {"title": SECTIONS[kind], "params": of})
            for record in records:
                before, after = words(record)
                line = lambda cells: f"| {' | '.join(cells)} |\n"
                table = line(record["columns"]) + line(["---"] * len(record["columns"])) + "".join(map(line, record["rows"]))
                front = {
                    "title": record["title"],
                    "date": str(record["published"]),
                    "description": record["summary"],
                    "params": {**of, "section": kind, "number": record["number"], "figures": record["figures"]},
                }
                body = f"{before}\n## 明细\n\n{table}\n{after}"
                self.page(f"{folder}/{kind}/{record['stem']}.md", front, body, counted=True)


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("compounds", type=int)
    parser.add_argument("records", type=int)
    parser.add_argument("seed", type=int)
    parser.add_argument("out")
    parser.add_argument("--peer", choices=["hugo"])
    wish = parser.parse_args()
    if os.path.exists(wish.out):
        parser.error(f"{wish.out} exists already")
    out = Folder(wish.out)
    writer = Hugo(out) if wish.peer == "hugo" else Gongshi(out)
    writer.begin()
    for compound in Content(wish.compounds, wish.records, wish.seed).each():
        writer.compound(compound)
    print(f"{wish.peer or 'gongshi'}: {wish.compounds} compounds, {out.files} records, {out.bytes / max(1, out.files):.0f} bytes each")


if __name__ == "__main__":
    main()
