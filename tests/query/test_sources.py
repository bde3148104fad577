"""What the record rests on: how much on each source, and what on too little."""

import pytest

from signatories.query.sources import sources, weak


def test_every_source_says_how_many_facts_and_claims_rest_on_it(register):
    """A fact is an act or an event; who contests an act or says otherwise is cited by it too, once an act.

    pact:
      title: A pact
      kind: coalition
      opened: 2020-01-01
      sources:
        own-2020:
          title: Members
          publisher: The pact
          url: https://pact.example/members
          published: 2020-02
          grade: own
        press: {title: They joined, publisher: The Post, grade: press}
        blog: {title: They did not, publisher: A blog, published: 2020, grade: other}
        blog-2: {title: Nor did these, publisher: A blog, grade: other}
      actions:
        - {date: 2020-01-01, action: joining, by: [BRA, KEN], source: [own-2020, press]}
        - date: 2020-03-01
          action: joining
          by: [NOR]
          source: [press]
          disputed: The blog denies it.
          disputed_source: [blog]
          otherwise: {blog: 2020-04-01, own-2020: 2020-03-02}
      events:
        - {date: 2020-01-01, what: The launch., place: Rio, source: [own-2020]}
        - {date: 2020-05-01, what: A summit., place: Oslo, source: [blog-2]}
      claims:
        - {source: own-2020, as_of: 2020-02-01, count: 2}
        - {source: own-2020, as_of: 2020-02-01, members: [BRA, KEN]}
        - {source: blog, as_of: 2020-02-01, excludes: [NOR]}
    ring:
      title: A ring
      kind: coalition
      opened: 2020-01-01
      sources:
        press:
          title: The ring
          publisher: The Post
          url: https://post.example/ring
          published: 2020-06-30
          archived: https://archive.example/ring
          grade: press
      actions:
        - {date: 2020-06-30, action: joining, by: [BRA], source: [press]}
    """
    assert [row[:6] for row in sources(register)] == [
        ("pact", "blog", "other", "2020", 1, 1),
        ("pact", "blog-2", "other", "", 1, 0),
        ("pact", "own-2020", "own", "2020-02", 3, 2),
        ("pact", "press", "press", "", 2, 0),
        ("ring", "press", "press", "2020-06-30", 1, 0),
    ]
    assert sources(register)[2][6:] == ("The pact", "Members", "https://pact.example/members")
    assert [(row.instrument, row.source) for row in sources(register, "ring")] == [("ring", "press")]
    undated = [row.source for row in sources(register, undated=True)]
    assert undated == ["blog-2", "press"]
    assert sources(register, "ring", undated=True) == []
    unarchived = [row.source for row in sources(register, unarchived=True)]
    assert unarchived == ["own-2020"]  # what has no address has nothing to archive


@pytest.mark.parametrize(
    ("grade", "is_weak"),
    [
        ("depositary", False),
        ("own", False),
        ("government", False),
        ("organisation", True),
        ("press", True),
        ("other", True),
    ],
)
def test_a_fact_is_weak_on_one_source_that_is_no_depositary_own_or_government(compiled, grade, is_weak):
    register = compiled(
        f"""
        pact:
          title: A pact
          kind: coalition
          opened: 2020-01-01
          sources:
            s: {{title: Members, publisher: Somebody, grade: {grade}}}
          actions:
            - {{date: 2020-01-01, action: joining, by: [BRA], source: [s]}}
        """
    )
    assert [(row.countries, row.source, row.grade) for row in weak(register)] == (
        [("BRA", "s", grade)] if is_weak else []
    )


def test_two_weak_sources_are_enough_and_dissent_is_no_support(register):
    """Brazil rests on two newspapers, all others on one, Kenya with the other against it.

    pact:
      title: A pact
      kind: coalition
      opened: 2020-01-01
      sources:
        post: {title: They joined, publisher: The Post, grade: press}
        sun: {title: They joined as well, publisher: The Sun, grade: press}
      actions:
        - {date: 2020-01-01, action: joining, by: [BRA], source: [post, sun]}
        - {date: 2020-02, action: joining, by: [KEN], source: [sun], otherwise: {post: 2020-03}}
        - {date: 2020-03-01, action: joining, unnamed: 14, source: [post]}
        - {action: joining, dates: {NOR: 2020-04-01, TUR: 2020-05-01}, source: [post]}
    """
    assert [row[:5] for row in weak(register)] == [
        ("pact", "2020-02", "joining", "KEN", "sun"),
        ("pact", "2020-03-01", "joining", "14 unnamed", "post"),
        ("pact", "table", "joining", "NOR TUR", "post"),
    ]
    assert [row.publisher for row in weak(register, "pact")] == ["The Sun", "The Post", "The Post"]


def test_the_command_shows_all_the_weak_or_the_undated(run, folder):
    (folder / "pact.yaml").write_text(
        """\
pact:
  title: A pact
  kind: coalition
  opened: 2020-01-01
  sources:
    own: {title: Members, publisher: The pact, published: 2020, grade: own}
    post: {title: They joined, publisher: The Post, grade: press}
  actions:
    - {date: 2020-01-01, action: joining, by: [BRA], source: [own]}
    - {date: 2020-01-02, action: joining, by: [KEN], source: [post]}
""",
        encoding="utf-8",
    )

    def second_column(*options: str) -> list[str]:
        answer = run("sources", *options, "--format", "csv", data=folder)
        assert answer.status == 0
        return [line.split(",")[1] for line in answer.text.splitlines()]

    assert second_column() == ["source", "own", "post"]
    assert second_column("pact", "--undated") == ["source", "post"]
    assert second_column("pact", "--weak") == ["date", "2020-01-02"]
    assert run("sources", "ring", data=folder).status == 2
