use std::borrow::Cow;
use std::fmt::Write as _;

use super::*;

const BODY: &str = "<p>OSTHEIM (AP) — The port of Ostheim closed on Thursday after waves broke its northern gate, Mayor Ann Reyes said. \
    Nobody was hurt, and the ferries to Linden were moved to the old quay, which had not been used since 2011.</p>\
    <p>“We could not hold the gate,” said Tomas Okafor, who runs the port. “It was built for another sea.” He said the pumps would \
    run through the night and that the council would meet on Friday to decide.</p>\
    <p>Reyes met Governor Bo Hale in Linden on Friday. Hale promised money for a new gate, his office said, but gave no sum.</p>";
const AROUND: (&str, &str) = (
    "<nav><ul><li><a href=/>Home</a></li><li><a href=/world>World</a></li></ul></nav><main><article>",
    "</article></main><footer><p>© 2024 Daily Courier. All rights reserved.</p></footer>",
);

fn read(html: &[u8]) -> (Option<Article>, Vec<String>) {
    let mut diagnostics = Vec::new();
    let file = ProjectFile { path: "pages/storm.html".to_owned(), bytes: Cow::Owned(html.to_vec()) };
    let article = parse_article(&file, &Pictures::new(["pages/storm_files/gate.png"]), &mut diagnostics);
    (article, diagnostics.into_iter().map(|diagnostic| diagnostic.message).collect())
}

/// The fields of a page in the order headline, published, outlet, byline, address, accessed; its first words.
fn check(head: &str, article: &str, tail: &str, fields: &str, first: &str) -> Article {
    let html = format!("{head}<body>{}{article}{BODY}{}{tail}", AROUND.0, AROUND.1);
    let (found, said) = read(html.as_bytes());
    let found = found.expect("the page holds an article");
    let text = |field: &Option<super::super::Field<String>>| field.as_ref().map_or("-".to_owned(), |field| field.value.clone());
    let day = |field: &Option<super::super::Field<jiff::civil::Date>>| field.as_ref().map_or("-".to_owned(), |day| day.value.to_string());
    let names: Vec<&str> = found.fields.byline.iter().map(|name| name.value.as_str()).collect();
    let of = &found.fields;
    let shown = [text(&of.headline), day(&of.published), text(&of.outlet), names.join("+"), text(&of.url), day(&of.accessed)].join(" | ");
    assert_eq!(shown, fields);
    assert_eq!(said, Vec::<String>::new());
    assert!(found.text.starts_with(first), "{}", found.text);
    assert!(!found.text.contains("World") && !found.text.contains("rights reserved"), "{}", found.text);
    found
}

#[test]
fn a_page_saved_by_a_browser_is_read_from_its_json_ld() {
    let head = "<!DOCTYPE html>\n<!-- saved from url=(0026)https://news.example/storm -->\n<html lang=\"en\"><head><meta charset=\"UTF-8\">\
        <title>Storm closes the port | Daily Courier</title><script type=\"application/ld+json\">{\"@context\":\"https://schema.org\",\"@graph\":[\
        {\"@type\":\"WebSite\",\"name\":\"x\"},{\"@type\":[\"NewsArticle\"],\"headline\":\"Storm &amp; flood close the port\",\"datePublished\":\
        \"2024-03-08T10:00:00+01:00\",\"author\":[{\"@type\":\"Person\",\"name\":\"Carla Dorvik\"},{\"name\":\"Bo Ode\"}],\"publisher\":\
        {\"@type\":\"Organization\",\"name\":\"Daily Courier\"}}]}</script></head>";
    let fields = "Storm & flood close the port | 2024-03-08 | Daily Courier | Carla Dorvik+Bo Ode | https://news.example/storm | -";
    let article = "<h1>Storm &amp; flood close the port</h1><figure><img src=\"./storm_files/gate.png\" alt=\"x\"><figcaption>The gate.</figcaption></figure>";
    let found = check(head, article, "", fields, "Storm & flood close the port\n\nThe gate.");
    assert_eq!(found.layout.pictures().collect::<Vec<_>>(), ["pages/storm_files/gate.png"]);
}

#[test]
fn a_page_of_single_file_is_read_from_its_open_graph() {
    let head = "<!DOCTYPE html> <html lang=en><!--\n Page saved with SingleFile \n url: https://news.example/storm \n saved date: Sat Mar 09 2024 \
        18:20:31 GMT+0100 (Central European Standard Time)\n--><meta charset=utf-8><title>x</title><meta property=og:title content=\"Storm closes \
        the port - Daily Courier\"><meta property=og:site_name content=\"Daily Courier\"><meta property=article:published_time \
        content=\"2024-03-08T09:00:00Z\"><meta property=article:author content=\"https://social.example/dorvik\"><meta name=author content=\"Carla Dorvik\">";
    let fields = "Storm closes the port | 2024-03-08 | Daily Courier | Carla Dorvik | https://news.example/storm | 2024-03-09";
    check(head, "<h1>Storm closes the port</h1>", "", fields, "Storm closes the port\n\nOSTHEIM (AP) — The port");
}

#[test]
fn a_page_of_the_wayback_machine_leads_to_its_original() {
    let head = "<html><head><script src=\"//archive.org/x.js\"></script><meta charset=utf-8><link rel=\"canonical\" \
        href=\"https://web.archive.org/web/20240310034842/https://news.example/storm\"><meta name=\"date\" content=\"2024-03-08\"><title>Storm \
        closes the port | Daily Courier</title></head>";
    let tail =
        "<!--\n     FILE ARCHIVED ON 03:48:42 Mar 10, 2024 AND RETRIEVED FROM THE\n     INTERNET ARCHIVE ON 05:55:35 Jul 12, 2024.\n-->";
    let fields = "Storm closes the port | 2024-03-08 | Daily Courier |  | https://news.example/storm | 2024-03-10";
    let link = "<h1>Storm closes the port</h1><p>All the <a href=\"/web/20240310034842/https://council.example/minutes\">minutes</a> of the council, which met \
        on Friday in the old town hall, are open to readers, and so are the plans of the gate.</p>";
    let found = check(head, link, tail, fields, "Storm closes the port");
    assert!(
        found
            .layout
            .marks
            .iter()
            .any(|mark| mark.kind == super::super::layout::MarkKind::Link("https://council.example/minutes".to_owned()))
    );
}

#[test]
fn a_page_as_the_server_sent_it_is_read_from_what_it_shows() {
    let mut html = "<html><head><meta http-equiv=\"content-type\" content=\"text/html; charset=windows-1251\"><title>Daily Courier - Storm closes the \
        port</title></head><body><table><tr><td><font size=5><b>Storm closes the port</b></font><br>By Carla Dorvik<br>March 8, 2024<br><br>"
        .to_owned();
    html.push_str(&BODY.replace("</p>", "<br><br>").replace("<p>", "").replace(['“', '”'], "\"").replace('—', "-"));
    let mut bytes = html.into_bytes();
    bytes.extend(b"The ship \xc0\xe4\xe5\xeb\xe0 waits.</td></tr></table></body></html>");
    let (found, said) = read(&bytes);
    let found = found.expect("the page holds an article");
    assert_eq!((found.encoding, said.len()), ("windows-1251", 0));
    assert!(found.text.ends_with("The ship Адела waits."), "{}", found.text);
    assert_eq!(found.fields.headline.as_ref().map(|headline| headline.value.as_str()), Some("Storm closes the port"));
    assert_eq!(found.fields.published.as_ref().map(|day| day.value.to_string()).as_deref(), Some("2024-03-08"));
    assert_eq!(found.fields.byline[0].value, "Carla Dorvik");
    assert_eq!(found.fields.outlet.as_ref().map(|outlet| outlet.value.as_str()), Some("Daily Courier"));
}

#[test]
fn nothing_of_the_page_runs() {
    let mut html = format!("<html><body>{BODY}");
    html.push_str("<p>Rain <a href=\"javascript:alert(1)\" onclick=\"x\">fell</a>.<script>alert(2)</script><style>p{}</style></p>");
    html.push_str("<iframe srcdoc=\"<p>frame</p>\"></iframe><svg><text>drawn</text></svg><form><button>Send</button></form>");
    let text = read(html.as_bytes()).0.expect("it holds an article").text;
    assert!(text.contains("Rain fell."), "{text}");
    for hidden in ["alert", "p{}", "frame", "drawn", "Send"] {
        assert!(!text.contains(hidden), "{hidden} in {text}");
    }
}

#[test]
fn a_page_without_text_is_refused() {
    let (found, said) = read(b"<html><body><nav>Home</nav><script>1</script></body></html>");
    assert!(found.is_none());
    assert_eq!(said, ["pages/storm.html holds nothing but furniture: no paragraph of an article"]);
}

#[test]
fn a_page_may_be_nested_as_deep_as_it_likes() {
    let mut html = String::from("<html><body>");
    for level in 0..400 {
        let _ = write!(html, "<div class=\"n{level}\"><blockquote><b>");
    }
    html.push_str(BODY);
    let (found, _) = read(html.as_bytes());
    assert!(found.is_some_and(|article| article.text.contains("The port of Ostheim closed")));
}

#[test]
fn an_evening_in_america_is_not_the_next_day() {
    let head = "<!DOCTYPE html><html lang=en><head><meta charset=utf-8><title>Storm closes the port | Daily Courier</title></head>";
    let fields = "Storm closes the port | 2024-03-08 | Daily Courier |  | - | -";
    let shown = "<h1>Storm closes the port</h1><div><time datetime=\"2024-03-09T02:20:00Z\">March 8, 2024 at 9:20 p.m.</time></div>";
    check(head, shown, "", fields, "Storm closes the port");
}
