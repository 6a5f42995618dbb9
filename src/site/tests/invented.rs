//! Dossiers of invented articles, made by the real steps.

use std::borrow::Cow;
use std::fmt::Write;

use jiff::civil::Date;

use crate::annotate::events::{Kind, Status};
use crate::corpus::{Grade, ProjectFile, ProjectFiles, parse_project};
use crate::dossier::timeline::{Coverage, EventDate, EventPlace};
use crate::dossier::{Event, Evidence};
use crate::pipeline::{Compiled, compile};

const SURNAMES: [&str; 8] = ["Reyes", "Ode", "Lindqvist", "Marsh", "Okafor", "Tanaka", "Brandt", "Castell"];
const FIRST_NAMES: [&str; 6] = ["Ann", "Tomas", "Mira", "Jonas", "Grace", "Peter"];

/// A dossier of these files, in a project with these settings; its events are invented too.
pub(in super::super) fn dossier(settings: &str, articles: Vec<(String, String)>) -> Compiled {
    let mut compiled = compiled(settings, articles);
    compiled.dossier.events = events(&compiled);
    compiled
}

/// A dossier of these files with the events that they tell.
pub(in super::super) fn with_its_own_events(articles: Vec<(String, String)>) -> Compiled {
    compiled("", articles)
}

/// A page of corrections and one that moved.
const RULES: &str =
    "[[moved]]\nfrom = \"people/nobody.html\"\nto = \"people.html\"\ncorrection = true\nby = \"The editor\"\non = \"2019-04-01\"\n";

fn compiled(settings: &str, articles: Vec<(String, String)>) -> Compiled {
    let file = |(path, text): (String, String)| ProjectFile { path, bytes: Cow::Owned(text.into_bytes()) };
    let files = ProjectFiles {
        settings: Some(file(("newsite.toml".to_owned(), settings.to_owned()))),
        articles: articles.into_iter().map(file).collect(),
        editorial: Some(file(("editorial.toml".to_owned(), RULES.to_owned()))),
        pages: vec![file(("glossary.md".to_owned(), "# Words\n\nA *dam* holds <b>water</b>.".to_owned()))],
        statics: if settings.contains("logo") { vec![file(("signs/dam.svg".to_owned(), "<svg/>".to_owned()))] } else { Vec::new() },
        ..ProjectFiles::default()
    };
    compile(parse_project(files, true).expect("the project is sound"))
}

/// A few articles; `base_url` is where the site stands.
pub(in super::super) fn small(base_url: Option<&str>) -> Compiled {
    let base_url = base_url.map_or(String::new(), |url| format!("base_url = \"{url}\"\n"));
    let settings = format!("name = \"The Linden dam\"\ndescription = \"What the papers said.\"\n{base_url}");
    dossier(&settings, (0..6).map(article).collect())
}

/// Some hundred articles, among them a very long one, one that is all marks to be escaped, and one that means ill.
pub(in super::super) fn large() -> Compiled {
    let mut articles: Vec<(String, String)> = (0..240).map(article).collect();
    let (_, body) = article(7);
    articles.push(("long.txt".to_owned(), body.repeat(100)));
    articles.push((
        "marks.txt".to_owned(),
        format!("Marks in Linden\n\nMayor Ann Reyes wrote {}. {}", "&<\"".repeat(3000), "Reyes & Ode. ".repeat(2000)),
    ));
    articles.push(hostile());
    dossier("name = \"The Linden dam\"\nbase_url = \"https://news.example/linden\"", articles)
}

/// An article that tries to be more than text.
pub(in super::super) fn hostile() -> (String, String) {
    let text = "Mayor says <script>alert(1)</script> \"onload='x'\n\n\
        LINDEN (March 3, 2019) - Mayor Ann <script>alert(2)</script> Reyes said on Monday: “</script><img src=x onerror=alert(3)>”.\n\n\
        Ann Reyes & Tomas Ode' onmouseover='alert(4) met on Tuesday.\n";
    ("2019/<img src=x>.txt".to_owned(), text.to_owned())
}

/// The `number`th article of the Linden papers.
pub(in super::super) fn article(number: usize) -> (String, String) {
    let name =
        |place: usize| format!("{} {}", FIRST_NAMES[place % FIRST_NAMES.len()], SURNAMES[place / FIRST_NAMES.len() % SURNAMES.len()]);
    let (mayor, other) = ("Ann Reyes".to_owned(), name(number + 1));
    let day = Date::new(2015, 1, 5).expect("a day").saturating_add(jiff::Span::new().days(i64::try_from(number * 9).expect("small")));
    let mut text = format!("Council {number} votes on the Linden dam\n\nPublished {}\n\n", day.strftime("%B %-d, %Y"));
    writeln!(text, "LINDEN (AP) - Mayor {mayor} met {other} in Linden on Monday to discuss the dam.\n").expect("memory");
    writeln!(text, "“We will rebuild it before winter number {number},” Reyes said. {other} agreed.\n").expect("memory");
    for paragraph in 0..4 {
        writeln!(text, "{} of the council spoke with Reyes for {paragraph} hours. The river kept rising.\n", name(number * 3 + paragraph))
            .expect("memory");
    }
    (format!("linden-{number:04}.txt"), text)
}

/// An event a article, told by its first sentence; every third was only planned, every seventh bears no date.
fn events(compiled: &Compiled) -> Vec<Event> {
    let articles = compiled.project.articles.iter().zip(&compiled.dossier.articles).enumerate();
    let mut events: Vec<Event> = articles
        .map(|(place, (article, facts))| {
            let span = facts.sentences.get(1).copied().unwrap_or(article.body[0]);
            let evidence = Evidence { article: place, span };
            let day = facts.published.day.as_ref().map(|day| day.value).filter(|_| place % 7 != 0);
            let mut people: Vec<_> = facts.mentions.iter().filter_map(|mention| mention.person).collect();
            people.sort_unstable();
            people.dedup();
            Event {
                id: format!("event {place}"),
                date: day.map(|day| EventDate { value: day.to_string(), first: day, last: day }),
                status: if place % 3 == 0 { Status::Planned } else { Status::Happened },
                kind: Some(Kind::Meeting),
                grade: if place % 2 == 0 { Grade::Inferred } else { Grade::Stated },
                weight: 1.0,
                is_pinned: false,
                given_summary: None,
                summary: span.of(&article.text).chars().take(300).collect(),
                summary_evidence: evidence,
                summary_without: None,
                people,
                places: vec![EventPlace { name: "Linden".to_owned(), evidence }],
                coverage: Coverage { sources: 1, ..Coverage::default() },
                headline: None,
                reports: vec![evidence, Evidence { article: 0, span: compiled.dossier.articles[0].sentences[0] }],
            }
        })
        .collect();
    events.sort_by_key(|event| (event.date.is_none(), event.date.as_ref().map(|date| date.first)));
    events
}
