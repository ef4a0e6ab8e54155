#!/usr/bin/env python3
"""Makes newsrooms that are hard on a layout, for a look at the pages and for axe.

    tests/look/dense.py FOLDER      one newsroom in each folder below it:

none        no story yet
three       the first day: three stories, no picture
three-en    the same in English
many        300 stories over three years, 12 desks, 40 reporters, no picture
long        headlines of 120 characters, compounds of 40 syllables without a space, long names
lone        one desk, one reporter
bare        a folder of Markdown from elsewhere, without newsroom.yaml
"""
import random
import sys
from pathlib import Path

NOUNS = "세탁기 냉장고 건조기 전지 공장 지붕 물류 상자 기록 시험 소음 새벽 필터 모터 나사 설명서 편지 값 약속 표면".split()
VERBS = "고쳤습니다 열었습니다 다시 쟀습니다 나눴습니다 멈췄습니다 바꿨습니다 세었습니다 돌아봤습니다".split()
COMPOUND = "초고순도저탄소친환경수소환원제철기반차세대전고체전지양극활물질전구체양산라인증설투자계획"
LATIN = "Interdepartmental-responsibility-and-counterrevolutionary-electroencephalography"


def title(dice):
    return " ".join(dice.sample(NOUNS, dice.randint(2, 4))) + f" {dice.choice(VERBS)}"


def write(path, text):
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")


def settings(root, desks, language="ko", name="누리봄 뉴스룸"):
    listed = "".join(f"  - {{ id: {slug}, name: {shown} }}\n" for slug, shown in desks)
    write(
        root / "newsroom.yaml",
        f"name: {name}\nbase_url: https://news.example/\nlanguages: [{language}]\ntime_zone: Asia/Seoul\n"
        + (f"desks:\n{listed}" if desks else ""),
    )


def person(root, slug, name, role, desk=None):
    write(root / f"content/people/{slug}.md", f"---\nname: {name}\nrole: {role}\n" + (f"desk: {desk}\n" if desk else "") + "---\n")


def story(root, slug, headline, date, author=None, desk=None, kind="story", tags=(), body=None, summary=None):
    lines = [f"title: {headline!r}" if "'" not in headline else f'title: "{headline}"', f"date: {date}T09:00"]
    lines += [f"kind: {kind}"] if kind != "story" else []
    lines += [f"authors: [{author}]"] if author else []
    lines += [f"desk: {desk}"] if desk else []
    lines += [f"tags: [{', '.join(tags)}]"] if tags else []
    lines += [f"summary: {summary}"] if summary else []
    text = body or "새벽 네 시, 공장의 불은 꺼지지 않았다. 상자 하나를 닫는 데 걸린 시간은 11초다.\n\n## 남은 숙제\n\n값은 아직 기존의 1.6배다.\n"
    write(root / f"content/stories/{slug}.md", "---\n" + "\n".join(lines) + f"\n---\n\n{text}")


def main():
    out = Path(sys.argv[1])
    dice = random.Random(7)

    settings(out / "none", [("company", "회사")])

    for name, language in (("three", "ko"), ("three-en", "en")):
        root = out / name
        korean = language == "ko"
        settings(root, [("company", "회사" if korean else "Company")], language, "누리봄 뉴스룸" if korean else "Nuribom Newsroom")
        person(root, "editor", "이서윤" if korean else "Lee Seoyun", "편집자" if korean else "Editor", "company")
        heads = ["뉴스룸을 엽니다", "누리봄, 가정용 전고체 전지 양산 시작", "한 사람의 하루: 새벽 물류 센터에서"]
        english = ["We open a newsroom", "Nuribom begins volume production", "One person's day: the logistics centre at dawn"]
        for i, head in enumerate(heads if korean else english):
            body = None if korean else "Four in the morning. The lights of plant three stay on. One box takes eleven seconds to close.\n"
            story(root, f"s{i}", head, f"2026-09-0{4 - i}", "editor", "company", "release" if i == 1 else "story", body=body)

    root = out / "many"
    desks = [(f"d{i}", n) for i, n in enumerate("기술 제품 사람 지구 경영 문화 연구 안전 채용 디자인 해외사업협력추진 투자".split())]
    settings(root, desks)
    for i in range(40):
        person(root, f"p{i}", dice.choice("김이박최정강조윤장임한오서신권황안송류홍") + dice.choice(["하람", "서연", "도윤", "지우", "예린", "민재"]), "공정기술팀 책임", f"d{i % 12}")
    for i in range(300):
        day = 1 + i % 28
        month = 1 + (i // 8) % 12
        year = 2024 + i // 110
        story(root, f"s{i}", title(dice), f"{year}-{month:02}-{day:02}", f"p{i % 40}", f"d{i % 12}", "release" if i % 5 == 0 else "story", dice.sample(NOUNS, 2))

    root = out / "long"
    settings(root, [("a", "기술"), ("b", "해외사업협력추진위원회"), ("c", "Interdepartmental"), ("d", "사람")], name="누리봄주식회사홀딩스글로벌커뮤니케이션센터 뉴스룸")
    person(root, "a", "남궁황보제갈독고하람누리봄", "해외사업협력추진위원회 공정기술혁신본부 선행연구소 수석연구원", "b")
    person(root, "b", "Wolfeschlegelsteinhausenbergerdorff", "Interdepartmental Coordinator", "c")
    heads = [
        COMPOUND,
        (COMPOUND + " ") * 2 + "끝",
        "누리봄이 " + " ".join(NOUNS) + " 가운데 열두 해 동안 한 번도 고치지 않은 것을 하나씩 골라 모두 새로 고쳤다는 이야기를 처음부터 끝까지 다시 씁니다",
        LATIN,
        "美·韓 공동 연구 '차세대 電池' 성과… 大田서 첫 公開",
        "🎉 축하합니다 🎉 창립 50주년",
        "“값은 언제 내려가나요?” 독자 물음 다섯에 답합니다: 첫째, 둘째, 셋째, 넷째, 그리고 아무도 묻지 않은 다섯째까지 하나도 빼놓지 않고 모두 적었습니다",
    ]
    for i, head in enumerate(heads):
        body = f"{COMPOUND * 3}\n\n## {COMPOUND}\n\n| {COMPOUND} | 값 |\n|---|--:|\n| {LATIN} | 1,234,567,890,123 |\n\n    {'x' * 300}\n\n<https://example.com/{'a' * 200}>\n"
        story(root, f"s{i}", head, f"2026-09-{20 - i:02}", "ab"[i % 2], "abcd"[i % 4], "release" if i % 3 == 1 else "story", [COMPOUND[:24], LATIN], body, COMPOUND * 2)

    root = out / "lone"
    settings(root, [("company", "회사")])
    person(root, "editor", "이서윤", "편집자", "company")
    for i in range(12):
        story(root, f"s{i}", title(dice), f"2026-09-{i + 1:02}", "editor", "company")

    root = out / "bare"
    for i in range(9):
        write(root / f"posts/2026-09-{i + 1:02}-post-{i}.md", f"---\ntitle: {title(dice)}\ntags: [{dice.choice(NOUNS)}]\n---\n\n본문 한 문장입니다.\n\n- 하나\n- 둘\n")


if __name__ == "__main__":
    main()
