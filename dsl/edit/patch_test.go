package edit_test

import (
	"bytes"
	"encoding/json"
	"maps"
	"testing"

	"github.com/akis-platform/akis/dsl/edit"
)

// TestUndoAndRedo goes back over many edits and forth again, to the byte at each
// step; the patches keep their meaning as JSON.
func TestUndoAndRedo(t *testing.T) {
	files := examples(t)["modanisa"]
	doc := edit.Open(files)
	states := []map[string][]byte{doc.Files()}
	var undo, redo []edit.Patch
	for _, op := range []edit.Op{
		edit.Set{At: "/category/cargo/label/en", Value: raw("Parcels")},
		edit.RenameTo{At: "/field/country", Name: "land"},
		edit.Move{At: "/category/cargo", File: "categories/cargo.akis.hcl"},
		edit.Unset{At: "/flow/cargo/step/solve"},
		edit.Copy{At: "/flow/refund", To: "/flow/refund_2", File: "refund2.akis.hcl"},
		edit.Move{At: "/category/cargo/category/late", To: "/category/payment/category/late"},
	} {
		after, result, list := doc.Apply(op)
		if list != nil {
			t.Fatal(list.Err())
		}
		doc = after
		states = append(states, doc.Files())
		undo, redo = append(undo, throughJSON(t, result.Undo)), append(redo, throughJSON(t, result.Do))
	}
	step := func(p edit.Patch, want map[string][]byte) {
		t.Helper()
		after, _, list := doc.Patch(p)
		if list != nil {
			t.Fatal(list.Err())
		}
		doc = after
		if !maps.EqualFunc(doc.Files(), want, bytes.Equal) {
			t.Fatal("other files")
		}
	}
	for i := len(undo) - 1; i >= 0; i-- {
		step(undo[i], states[i])
	}
	for i := range redo {
		step(redo[i], states[i+1])
	}
	if _, _, list := doc.Patch(redo[0]); !list.HasErrors() {
		t.Error("a patch is taken on files that it was not made for")
	}
}

func throughJSON(t *testing.T, p edit.Patch) edit.Patch {
	t.Helper()
	src, err := json.Marshal(p)
	if err != nil {
		t.Fatal(err)
	}
	var out edit.Patch
	if err := json.Unmarshal(src, &out); err != nil {
		t.Fatal(err)
	}
	return out
}

// TestUndoOverOthers takes one's own edit back after somebody else has edited: the
// other edit stays. Where both touched the same text, it is refused.
func TestUndoOverOthers(t *testing.T) {
	doc := edit.Open(examples(t)["modanisa"])
	mine := edit.Set{At: "/category/cargo/label/en", Value: raw("Parcels")}
	for _, c := range []struct {
		theirs edit.Op
		ok     bool
	}{
		{edit.Set{At: "/category/payment/label/en", Value: raw("Money")}, true},
		{edit.Unset{At: "/category/cargo/gate/fr_door_code"}, true},
		{edit.RenameTo{At: "/team/lead", Name: "boss"}, true},
		{edit.Move{At: "/category/cargo", After: "payment"}, false},
		{edit.Set{At: "/category/cargo/label/en", Value: raw("Freight")}, false},
	} {
		both, first, list := doc.Apply(mine)
		if list != nil {
			t.Fatal(list.Err())
		}
		both, second, list := both.Apply(c.theirs)
		if list != nil {
			t.Fatal(list.Err())
		}
		undo, list := first.Undo.Over(second.Do)
		if list.HasErrors() == c.ok {
			t.Errorf("%s: %v", show(c.theirs), list.Err())
		}
		if !c.ok {
			continue
		}
		got, _, list := both.Patch(undo)
		if list != nil {
			t.Fatal(list.Err())
		}
		want, _, list := doc.Apply(c.theirs)
		if list != nil || !maps.EqualFunc(got.Files(), want.Files(), bytes.Equal) {
			t.Errorf("%s: not what their edit alone gives: %v", show(c.theirs), list.Err())
		}
	}
}
