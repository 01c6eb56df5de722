package edit

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
)

// Op is one operation: Set, Unset, Add, Move, Copy or RenameTo. Addresses are JSON
// pointers into the canonical tree: /category/cargo/gate/fr_door_code/require/0,
// /choices/country/options/FR/tr, /test/late/steps/2. As JSON an operation names
// itself: {"op": "set", "at": "/team/lead/label/en", "value": "Lead"}.
type Op interface{ op() string }

// Set makes the node at At be Value, in canonical JSON: an attribute, an entry of a
// map, an item of a list, or a whole block. What is equal already is not touched, so
// its comments and its place stay; what has a name keeps its place, new names come
// last, and lists take the order of Value. A node that is not there is added.
type Set struct {
	At    string          `json:"at"`
	Value json.RawMessage `json:"value"`
}

// Unset removes the node at At with the comments that belong to it: those directly
// above, inside, and behind it on its last line.
type Unset struct {
	At string `json:"at"`
}

// Add adds a node that is not there. In a list At counts the place, or ends in "-"
// for the end. Before and After name a sibling by the last part of its address;
// without them a block goes behind the last of its kind, an attribute behind the
// attributes. File says where a top block goes, and may be a new file.
type Add struct {
	At     string          `json:"at"`
	Value  json.RawMessage `json:"value"`
	Before string          `json:"before,omitempty"`
	After  string          `json:"after,omitempty"`
	File   string          `json:"file,omitempty"`
}

// Move moves a block, an item of a list or an entry of a map, with the comments that
// belong to it. To is its new address, by default the one it has: then it moves
// among its siblings or to another File. Under another parent a category is still
// named everywhere by its new path. In a list To counts the place it has afterwards.
type Move struct {
	At     string `json:"at"`
	To     string `json:"to,omitempty"`
	Before string `json:"before,omitempty"`
	After  string `json:"after,omitempty"`
	File   string `json:"file,omitempty"`
}

// Copy copies a block, with the comments inside it, to the address To.
type Copy struct {
	At     string `json:"at"`
	To     string `json:"to"`
	Before string `json:"before,omitempty"`
	After  string `json:"after,omitempty"`
	File   string `json:"file,omitempty"`
}

// RenameTo gives a block, or an option of choices, another name and changes every
// place that names it.
type RenameTo struct {
	At   string `json:"at"`
	Name string `json:"name"`
}

func (Set) op() string      { return "set" }
func (Unset) op() string    { return "unset" }
func (Add) op() string      { return "add" }
func (Move) op() string     { return "move" }
func (Copy) op() string     { return "copy" }
func (RenameTo) op() string { return "rename" }

// JSON answers a value for Set and Add. Keys of Go's maps come in order of the
// alphabet.
func JSON(v any) (json.RawMessage, error) {
	var b bytes.Buffer
	e := json.NewEncoder(&b)
	e.SetEscapeHTML(false)
	err := e.Encode(v)
	return bytes.TrimSpace(b.Bytes()), err
}

// Ops are operations in their order, with a JSON form.
type Ops []Op

// Limits on a request.
const (
	maxOps     = 1000
	maxRequest = 4 << 20 // bytes of JSON
)

// MarshalJSON writes the operations with their names.
func (ops Ops) MarshalJSON() ([]byte, error) {
	all := make([]json.RawMessage, len(ops))
	for i, o := range ops {
		body, err := JSON(o)
		if err != nil {
			return nil, err
		}
		all[i] = append([]byte(`{"op":"`+o.op()+`",`), body[1:]...)
	}
	return json.Marshal(all)
}

// UnmarshalJSON reads operations, refusing what it does not know.
func (ops *Ops) UnmarshalJSON(src []byte) error {
	if len(src) > maxRequest {
		return fmt.Errorf("the operations are larger than %d bytes", maxRequest)
	}
	var all []json.RawMessage
	if err := json.Unmarshal(src, &all); err != nil {
		return err
	}
	if len(all) > maxOps {
		return fmt.Errorf("there are more than %d operations", maxOps)
	}
	*ops = make(Ops, 0, len(all))
	for i, raw := range all {
		o, err := readOp(raw)
		if err != nil {
			return fmt.Errorf("operation %d: %w", i, err)
		}
		*ops = append(*ops, o)
	}
	return nil
}

func readOp(raw json.RawMessage) (Op, error) {
	fields := map[string]json.RawMessage{}
	if err := json.Unmarshal(raw, &fields); err != nil {
		return nil, err
	}
	var name string
	if err := json.Unmarshal(fields["op"], &name); err != nil {
		return nil, errors.New("op is missing")
	}
	delete(fields, "op")
	switch name {
	case "set":
		return readAs[Set](fields)
	case "unset":
		return readAs[Unset](fields)
	case "add":
		return readAs[Add](fields)
	case "move":
		return readAs[Move](fields)
	case "copy":
		return readAs[Copy](fields)
	case "rename":
		return readAs[RenameTo](fields)
	}
	return nil, fmt.Errorf("%q is no operation; there are set, unset, add, move, copy and rename", name)
}

func readAs[T Op](fields map[string]json.RawMessage) (Op, error) {
	raw, err := JSON(fields)
	if err != nil {
		return nil, err
	}
	var o T
	d := json.NewDecoder(bytes.NewReader(raw))
	d.DisallowUnknownFields()
	if err := d.Decode(&o); err != nil {
		return nil, err
	}
	return o, nil
}
