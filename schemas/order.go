package schemas

import (
	"bytes"
	"encoding/json"
	"errors"
)

// orderOf answers the names of a schema's properties as they stand in its file,
// which a map does not keep. It is the order in which people should read them.
func orderOf(src []byte, props map[string]*Prop) ([]string, error) {
	var doc struct {
		Properties json.RawMessage `json:"properties"`
	}
	if err := json.Unmarshal(src, &doc); err != nil {
		return nil, err
	}
	d := json.NewDecoder(bytes.NewReader(doc.Properties))
	if t, err := d.Token(); err != nil || t != json.Delim('{') {
		return nil, errors.New("properties is not an object")
	}
	var names []string
	for d.More() {
		key, err := d.Token()
		if err != nil {
			return nil, err
		}
		var value json.RawMessage
		if err := d.Decode(&value); err != nil {
			return nil, err
		}
		if name, ok := key.(string); ok && props[name] != nil {
			names = append(names, name)
		}
	}
	return names, nil
}
