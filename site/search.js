// Searches the dossier in the browser, also from a disk: the index lies in scripts below search/, loaded when a query needs them.
(function () {
	"use strict";

	const form = document.getElementById("search");
	const field = form.elements.q;
	const facets = ["person", "outlet", "year"].map((name) => form.elements[name]);
	const status = document.getElementById("found");
	const list = document.getElementById("results");
	const people = document.getElementById("namesakes");
	const more = document.getElementById("more");
	const PAGE = 10; // results shown at a time
	const UNIT = 64; // a place on a page is unit * UNIT + word
	const PREFIX_SHARDS = 2; // files of words looked through for a beginning of a word
	const PREFIX_WORDS = 60; // words that a beginning stands for

	// Files of the index. Each calls newsiteShard with its name and content.

	const shards = new Map();
	const arrived = new Map();
	window.newsiteShard = (name, content) => arrived.set(name, content);

	function load(name) {
		if (!shards.has(name)) {
			shards.set(name, new Promise((resolve, reject) => {
				const script = document.createElement("script");
				script.src = "search/" + name + ".js";
				script.onload = () => resolve(arrived.get(name));
				script.onerror = () => {
					shards.delete(name);
					script.remove();
					reject(new Error("search/" + name + ".js could not be loaded"));
				};
				document.head.append(script);
			}));
		}
		return shards.get(name);
	}

	// Words, as the index has them: without case, accents and inner marks.

	function fold(text) {
		return text.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase().replace(/[ıøłđʼ’]/g, (letter) => "iold''"["ıøłđʼ’".indexOf(letter)]);
	}

	function wordsOf(text) {
		const plain = fold(text)
			.replace(/'s(?![\p{L}\p{N}])/gu, " ")
			.replace(/(?<=[\p{L}\p{N}])'(?=[\p{L}\p{N}])/gu, "")
			.replace(/(?<=(?<![\p{L}\p{N}])\p{L})\.(?=\p{L}(?![\p{L}\p{N}]))/gu, "")
			.replace(/(?<=\d)(?:[.:]|,(?=\d{3}(?!\d)))(?=\d)/g, "");
		return (plain.match(/\p{L}+|\d+/gu) || []).filter((word) => word !== "s");
	}

	/** The clauses of a query: words, beginnings (`flood*`, and the word that is being typed), phrases. */
	function parse(query) {
		const clauses = [];
		for (const [part, quoted] of query.matchAll(/["“”„]([^"“”„]*)["“”„]?|[^\s"“”„]+/g)) {
			const words = wordsOf(quoted === undefined ? part : quoted);
			const isBeginning = quoted === undefined && /[^*]\*$/.test(part);
			if (words.length) clauses.push({ words, isBeginning, isLast: false });
		}
		const last = clauses[clauses.length - 1];
		if (last && /[\p{L}\p{N}]$/u.test(query) && last.words.length === 1 && last.words[0].length > 1) last.isLast = true;
		return clauses;
	}

	// How the index is written: src/site/data/search/ of newsite.

	function reader(text) {
		let at = 0;
		const digit = () => {
			const code = text.charCodeAt(at++);
			return code < 92 ? code - 35 : code - 36;
		};
		const number = () => {
			const first = digit();
			if (first < 64) return first;
			if (first < 88) return 64 + (first - 64) * 91 + digit();
			if (first < 90) return 2248 + (first - 88) * 8281 + digit() * 91 + digit();
			return ((digit() * 91 + digit()) * 91 + digit()) * 91 + digit();
		};
		return { number, digit, hasMore: () => at < text.length };
	}

	/** The pages of a list: by page, how often the word is there, and its places where the list tells them. */
	function pagesOf(text, hasPlaces) {
		const read = reader(text);
		const pages = new Map();
		let page = 0;
		while (read.hasMore()) {
			const head = read.number();
			const count = head % 4 === 3 ? read.number() + 4 : (head % 4) + 1;
			page += Math.floor(head / 4);
			const places = [];
			if (hasPlaces) for (let place = 0, left = count; left > 0; left--) places.push((place += read.number()));
			pages.set(page++, { count, places });
		}
		return pages;
	}

	let index; // what search/index.js holds, with its lists read

	async function start() {
		if (index) return index;
		const raw = await load("index");
		if (index) return index;
		const digits = (text) => Array.from(text, (_, place) => reader(text.slice(place, place + 1)).digit());
		const lengths = digits(raw.lengths).map((digit) => (8 << (digit >> 3)) + ((digit & 7) << (digit >> 3)) - 8);
		const persons = raw.people.map(([href, name, text]) => {
			const read = reader(text);
			const pages = new Set();
			for (let page = 0; read.hasMore(); ) pages.add((page += read.number())), page++;
			return { key: href.replace(/^people\/|\.html$/g, ""), name, pages };
		});
		const texts = [];
		for (const read = reader(raw.texts); read.hasMore(); ) texts.push((texts.length ? texts[texts.length - 1] : 0) + read.number());
		const total = lengths.reduce((sum, length) => sum + length, 0);
		index = { ...raw, names: raw.pages === raw.articles ? ["article", "articles"] : ["page", "pages"], lengths, mean: total / raw.pages || 1, outlet: digits(raw.outlet), firsts: raw.years.map(([, first]) => first), persons, texts, common: raw.common.split(" ") };
		return index;
	}

	/** The place of the last element that is not behind `key`. */
	function lastUpTo(sorted, key) {
		let from = 0, to = sorted.length;
		while (from < to) {
			const middle = (from + to) >> 1;
			if (sorted[middle] <= key) from = middle + 1;
			else to = middle;
		}
		return from - 1;
	}

	const yearOf = (page) => index.years[lastUpTo(index.firsts, page)][0];

	/** The entries of a word, and with `isBeginning` of all that begin so: word, list, whether it has places, namesakes. */
	async function entries(word, isBeginning) {
		const first = Math.max(0, lastUpTo(index.words, word));
		const last = isBeginning ? Math.min(lastUpTo(index.words, word + "\uffff"), first + PREFIX_SHARDS - 1) : first;
		const names = [];
		for (let place = first; place <= last; place++) names.push("words-" + place);
		const found = (await Promise.all(names.map(load))).flat().filter((entry) => (isBeginning ? entry[0].startsWith(word) : entry[0] === word));
		return found.sort((one, other) => (other[0] === word) - (one[0] === word) || other[1].length - one[1].length).slice(0, PREFIX_WORDS);
	}

	/** Where a clause is met: by page the weight of it there and its places; `isSure` is false where only the texts can tell. */
	async function meet(clause) {
		const { words, isBeginning, isLast } = clause;
		if (words.length > 1) return meetPhrase(clause, await Promise.all(words.map((word) => entries(word, false))));
		const pages = new Map();
		const found = await entries(words[0], isBeginning || isLast);
		for (const [word, text, hasPlaces] of found) {
			const weight = word === words[0] || isBeginning ? 1 : 0.4;
			for (const [page, { count, places }] of pagesOf(text, hasPlaces)) {
				const met = pages.get(page) || { weight: 0, places: [] };
				const inHeadline = places.filter((place) => place < UNIT).length;
				met.weight += weight * (count + 3 * inHeadline);
				met.places.push(...places);
				pages.set(page, met);
			}
		}
		const exact = found.find(([word]) => word === words[0]);
		return { clause, pages, isSure: true, namesakes: exact ? exact[3] : [] };
	}

	function meetPhrase(clause, found) {
		const pages = new Map();
		const lists = found.map((entry) => (entry.length ? { pages: pagesOf(entry[0][1], entry[0][2]), hasPlaces: entry[0][2] === 1 } : null));
		if (lists.includes(null)) return { clause, pages, isSure: true, namesakes: [] };
		const first = lists.findIndex((list) => list.hasPlaces);
		const [rarest] = [...lists].sort((one, other) => one.pages.size - other.pages.size);
		for (const page of rarest.pages.keys()) {
			const met = lists.map((list) => list.pages.get(page));
			if (met.includes(undefined)) continue;
			let starts = first < 0 ? [] : met[first].places.map((place) => place - first);
			for (let word = first + 1; word < lists.length && first >= 0; word++) {
				if (!lists[word].hasPlaces) continue;
				const places = new Set(met[word].places);
				starts = starts.filter((start) => places.has(start + word));
			}
			if (starts.length || first < 0) {
				const inHeadline = starts.filter((start) => start < UNIT).length;
				pages.set(page, { weight: Math.max(1, starts.length) + 3 * inHeadline, places: starts });
			}
		}
		const common = found.map((entry) => entry[0][3]).reduce((one, other) => one.filter(([href]) => other.some((person) => person[0] === href)));
		return { clause, pages, isSure: lists.every((list) => list.hasPlaces), namesakes: common };
	}

	/** The pages where all clauses are met, else those where some are; best first. Okapi BM25, headlines and names weighing more. */
	function rank(met) {
		const all = met.length ? [...met].sort((one, other) => one.pages.size - other.pages.size)[0].pages.keys() : [];
		let pages = [...all].filter((page) => met.every((one) => one.pages.has(page)));
		const isPartial = !pages.length && met.length > 1;
		if (isPartial) pages = [...new Set(met.flatMap((one) => [...one.pages.keys()]))];
		const rarity = met.map((one) => Math.log(1 + (index.pages - one.pages.size + 0.5) / (one.pages.size + 0.5)) * (one.namesakes.length ? 1.25 : 1));
		const results = pages.map((page) => {
			const long = 1.2 * (0.5 + (0.5 * index.lengths[page]) / index.mean);
			let score = 0;
			const units = new Map();
			met.forEach((one, place) => {
				const here = one.pages.get(page);
				if (!here) return;
				score += (rarity[place] * here.weight * 2.2) / (here.weight + long);
				for (const unit of new Set(here.places.map((at) => Math.floor(at / UNIT)))) units.set(unit, (units.get(unit) || 0) + rarity[place] + 0.001);
			});
			// The sentence with most of what is asked for; the headline stands above it anyway.
			let best = 0, bestWeight = 0;
			for (const [unit, weight] of units) if (unit > 0 && (weight > bestWeight + 1e-9 || (weight > bestWeight - 1e-9 && unit < best))) [best, bestWeight] = [unit, weight];
			if (met.length > 1) score += bestWeight / 2;
			// Browsers compute logarithms alike to many digits, not to the last.
			return { page, unit: best, score: Math.round(score * 1000) };
		});
		results.sort((one, other) => other.score - one.score || other.page - one.page);
		return { results, isPartial };
	}

	// What is shown.

	let turn = 0;
	let shown = { results: [], met: [], next: 0 };

	function element(name, attributes, ...children) {
		const made = Object.assign(document.createElement(name), attributes);
		made.append(...children);
		return made;
	}

	const several = (count, one, many) => count.toLocaleString("en") + " " + (count === 1 ? one : many);

	/** Where the clauses are met in a text: ranges of letters, in order. */
	function marksOf(text, clauses) {
		const tokens = [];
		for (const found of text.matchAll(/[\p{L}\p{M}]+(?:['’ʼ.][\p{L}\p{M}]+)*|\d+(?:[.,:]\d+)*/gu)) {
			const words = wordsOf(found[0]);
			if (!words.length) continue;
			// The possessive is no part of the word.
			const length = found[0].replace(/['’ʼ]s$/i, "").length;
			words.forEach((word) => tokens.push({ word, start: found.index, end: found.index + length }));
		}
		const marks = [];
		for (const { words, isBeginning, isLast } of clauses) {
			const same = (token, word) => token && (isBeginning || isLast ? token.word.startsWith(word) : token.word === word);
			tokens.forEach((token, place) => {
				if (words.every((word, ahead) => same(tokens[place + ahead], word))) marks.push([token.start, tokens[place + words.length - 1].end]);
			});
		}
		marks.sort((one, other) => one[0] - other[0] || other[1] - one[1]);
		return marks.filter(([start], place) => marks.slice(0, place).every(([, end]) => start >= end));
	}

	function marked(text, marks, from, to) {
		const parts = [];
		let at = from;
		for (const [start, end] of marks) {
			if (start < from || end > to) continue;
			parts.push(text.slice(at, start), element("mark", {}, text.slice(start, end)));
			at = end;
		}
		parts.push(text.slice(at, to));
		return parts;
	}

	/** A sentence with its marks, cut around the first where it is long. */
	function snippet(text, clauses) {
		const LONGEST = 320;
		const marks = marksOf(text, clauses);
		if (text.length <= LONGEST) return marked(text, marks, 0, text.length);
		let from = Math.max(0, (marks.length ? marks[0][0] : 0) - LONGEST / 3);
		if (from > 0) from = text.indexOf(" ", from) + 1;
		let to = Math.min(text.length, from + LONGEST);
		if (to < text.length) to = Math.max(text.lastIndexOf(" ", to), from + 1);
		return [from > 0 ? "… " : "", ...marked(text, marks, from, to), to < text.length ? " …" : ""];
	}

	async function textOf(page) {
		const shard = index.texts.findIndex((end) => page < end);
		const texts = await load("texts-" + shard);
		const [href, headline, day, units] = texts[page - (shard ? index.texts[shard - 1] : 0)];
		const plain = (text) => text.replace(/\u0080(.)|[\u0100-\u07ff]/gs, (code, letter) => letter || " " + index.common[code.charCodeAt() - 256]).trim();
		return [href, headline, day, units.map((unit) => /([\w-]*)(.*)/s.exec(unit)).map(([, anchor, text]) => [anchor, plain(text)])];
	}

	/** A result; `null` where its text has not what it should, which a list without places cannot tell. */
	async function resultOf({ page, unit }, met) {
		const [href, headline, day, units] = await textOf(page);
		const clauses = met.map((one) => one.clause);
		const has = (text, clause) => marksOf(text, [clause]).length > 0;
		const texts = units.map(([, text]) => text);
		if (met.some((one) => !one.isSure && !texts.some((text) => has(text, one.clause)))) return null;
		let best = unit;
		if (!best && clauses.length) {
			const counts = texts.map((text, place) => (place ? clauses.filter((clause) => has(text, clause)).length : 0));
			best = counts.indexOf(Math.max(...counts));
		}
		const isMet = best > 0;
		const address = isMet && units[best][0] ? href + "#s-" + units[best][0] : href;
		const outlet = index.outlets[index.outlet[page]];
		const words = texts[isMet ? best : Math.min(1, texts.length - 1)] || "";
		return element("li", {},
			element("h2", {}, element("a", { href: address }, ...marked(headline, marksOf(headline, clauses), 0, headline.length))),
			element("p", { className: "snippet" }, ...snippet(words, clauses)),
			element("p", { className: "meta" }, ...(outlet ? [element("span", { className: "outlet" }, outlet), ", "] : []), day || "undated"));
	}

	async function showMore(at, moveFocus) {
		const before = list.children.length;
		let room = PAGE;
		// A page whose text has not the phrase gives its place to the next; not for ever.
		for (let tries = 0; room > 0 && tries < 3 && shown.next < shown.results.length; tries++) {
			const batch = shown.results.slice(shown.next, shown.next + room);
			shown.next += batch.length;
			const made = (await Promise.all(batch.map((result) => resultOf(result, shown.met)))).filter(Boolean);
			if (at !== turn) return;
			list.append(...made);
			room -= made.length;
		}
		more.hidden = shown.next >= shown.results.length;
		if (moveFocus && list.children[before]) list.children[before].querySelector("a").focus();
	}

	/** The facets with how many results each leaves; a choice that is made stays. */
	function fillFacets(results) {
		const pages = results.map(({ page }) => page);
		const tally = (keys) => keys.reduce((counts, key) => counts.set(key, (counts.get(key) || 0) + 1), new Map());
		const outlets = tally(pages.map((page) => index.outlets[index.outlet[page]] || ""));
		const years = tally(pages.map((page) => String(yearOf(page) || "")));
		const rows = [
			index.persons.map(({ key, name, pages: theirs }) => [key, name, pages.filter((page) => theirs.has(page)).length]),
			[...outlets].map(([name, count]) => [name, name, count]),
			[...years].map(([year, count]) => [year, year, count]).sort((one, other) => (one[0] < other[0] ? 1 : -1)),
		];
		facets.forEach((select, place) => {
			const chosen = select.value;
			const options = rows[place].filter(([key, , count]) => key && (count || key === chosen));
			if (place < 2) options.sort((one, other) => other[2] - one[2] || (one[1] < other[1] ? -1 : 1));
			if (chosen && !options.some(([key]) => key === chosen)) options.unshift([chosen, chosen, 0]);
			select.replaceChildren(select.options[0], ...options.slice(0, 60).map(([key, name, count]) => element("option", { value: key }, name + " (" + count.toLocaleString("en") + ")")));
			select.value = chosen;
		});
	}

	function isWanted(page, [person, outlet, year]) {
		const someone = person && index.persons.find(({ key }) => key === person);
		return (!person || (someone && someone.pages.has(page))) && (!outlet || index.outlets[index.outlet[page]] === outlet) && (!year || String(yearOf(page)) === year);
	}

	async function search() {
		const at = ++turn;
		const query = field.value.trim();
		const chosen = facets.map((select) => select.value);
		const isAsked = query !== "" || chosen.some(Boolean);
		form.classList.toggle("asked", isAsked);
		if (!isAsked) {
			[list, people].forEach((part) => part.replaceChildren());
			[status.textContent, more.hidden] = ["", true];
			return;
		}
		try {
			await start();
			const clauses = parse(field.value);
			if (query && !clauses.length) {
				if (at === turn) [list, people].forEach((part) => part.replaceChildren());
				status.textContent = "There is no word in this query.";
				return;
			}
			const met = await Promise.all(clauses.map(meet));
			if (at !== turn) return;
			const ranked = met.length ? rank(met) : { results: Array.from({ length: index.pages }, (_, page) => ({ page: index.pages - 1 - page, unit: 0 })), isPartial: false };
			const results = ranked.results.filter(({ page }) => isWanted(page, chosen));
			fillFacets(ranked.results);
			shown = { results, met, next: 0 };
			const namesakes = met.length ? met.map((one) => one.namesakes).reduce((one, other) => one.filter(([href]) => other.some((person) => person[0] === href))) : [];
			list.replaceChildren();
			people.replaceChildren(...namesakes.map(([href, name, articles]) => element("li", {}, element("a", { className: "name", href }, name), element("span", { className: "count" }, " in " + several(articles, "article", "articles")))));
			const about = met.every((one) => one.isSure) ? "" : "up to ";
			const count = several(results.length, ...index.names);
			status.textContent = !results.length ? "Nothing was found." : ranked.isPartial ? "No " + index.names[0] + " has all of these; " + count + " have some." : about + count + (met.length ? ", best first." : ", the newest first.");
			await showMore(at, false);
		} catch (fault) {
			if (at === turn) status.textContent = "The search failed: " + fault.message + ".";
		}
	}

	// The address of the page holds the query, so that a search can be linked to.

	function toAddress() {
		const asked = new URLSearchParams();
		for (const part of [field, ...facets]) if (part.value.trim()) asked.set(part.name, part.value.trim());
		const text = asked.toString();
		history.replaceState(null, "", location.pathname + (text ? "?" + text : ""));
	}

	async function fromAddress() {
		const asked = new URLSearchParams(location.search);
		field.value = asked.get("q") || "";
		facets.forEach((select) => {
			const value = asked.get(select.name);
			if (value) select.append(element("option", { value, selected: true }, value));
		});
		await search();
	}

	let typing;
	field.addEventListener("input", () => {
		clearTimeout(typing);
		typing = setTimeout(() => (toAddress(), search()), 150);
	});
	facets.forEach((select) => select.addEventListener("change", () => (toAddress(), search())));
	form.addEventListener("submit", (event) => {
		event.preventDefault();
		clearTimeout(typing);
		toAddress();
		search();
	});
	more.addEventListener("click", () => showMore(turn, true));

	document.addEventListener("keydown", (event) => {
		if (event.ctrlKey || event.metaKey || event.altKey) return;
		const active = document.activeElement;
		const links = [...people.querySelectorAll("a"), ...list.querySelectorAll("a")];
		const place = links.indexOf(active);
		const isInText = active === field;
		if (event.key === "/" && !isInText && active.tagName !== "SELECT") field.focus(), field.select();
		else if (event.key === "Escape" && place >= 0) field.focus();
		else if (event.key === "Escape" && isInText) (field.value = ""), toAddress(), search();
		else if (event.key === "ArrowDown" && (place >= 0 || isInText) && links[place + 1]) links[place + 1].focus();
		else if (event.key === "ArrowUp" && place > 0) links[place - 1].focus();
		else if (event.key === "ArrowUp" && place === 0) field.focus();
		else return;
		event.preventDefault();
	});

	fromAddress();
})();
