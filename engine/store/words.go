package store

import (
	"strconv"
	"strings"
)

// The search index must never refuse a command. PostgreSQL keeps at most 1 MiB of
// words for a row: a case with maxCaseWords takes one command's more, and all of
// them at their longest are below that. SQLite has no such limit but writes a
// row's words anew with each change, so that it is bounded alike. What comes after
// the bound does not find the case; it is in the case all the same.
const (
	maxCaseWords    = 10_000
	maxCommandWords = 5_000
	maxWordBytes    = 64
	maxCaseText     = 8 * maxCaseWords // bytes of words in SQLite, which keeps repeated ones
)

// wordsInto adds words to a row. Without their positions, which the search does
// not ask for, their size is known beforehand.
func wordsInto(table, key string) *insertion {
	return inserts(table+" AS w", key+", words", " ON CONFLICT ("+key+") DO UPDATE SET words = CASE WHEN length(w.words) < "+
		strconv.Itoa(maxCaseWords)+" THEN strip(w.words) || excluded.words ELSE w.words END").
		with("(?, strip(to_tsvector('simple', ?)))")
}

// addWords writes to one of the two tables of searched words.
func (t *tx) addWords(table string, into *insertion, id int64, words []string, fresh bool) {
	text := strings.Join(indexable(words), " ")
	switch {
	case t.s.postgres:
		t.insert(into, id, text)
	case fresh:
		t.late = append(t.late, statement{text: "INSERT INTO " + table + " (rowid, words) VALUES (?, ?)", args: []any{id, text}})
	default:
		t.late = append(t.late,
			statement{text: "INSERT INTO " + table + " (rowid, words) SELECT ?, '' WHERE NOT EXISTS (SELECT 1 FROM " + table +
				" WHERE rowid = ?)", args: []any{id, id}},
			statement{text: "UPDATE " + table + " SET words = words || ' ' || ? WHERE rowid = ? AND length(words) < " +
				strconv.Itoa(maxCaseText), args: []any{text, id}})
	}
}

// indexable answers what one command adds to the index.
func indexable(words []string) []string {
	words = words[:min(len(words), maxCommandWords)]
	out := make([]string, len(words))
	for i, w := range words {
		out[i] = searchWord(w)
	}
	return out
}

// searchWord answers a word as the index has it, and as a search must ask for it.
func searchWord(w string) string { return cut(w, maxWordBytes) }
