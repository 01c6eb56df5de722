package edit

import "slices"

// What holds nodes of a model: an *ordered or a list.

func member(in any, key string) (any, bool) {
	switch in := in.(type) {
	case *ordered:
		v, ok := in.values[key]
		return v, ok
	case []any:
		if i, ok := index(key); ok && i < len(in) {
			return in[i], true
		}
	}
	return nil, false
}

func replaced(in any, key string, v any) (any, bool) {
	if _, ok := member(in, key); !ok {
		return in, false
	}
	switch in := in.(type) {
	case *ordered:
		in.values[key] = v
	case []any:
		i, _ := index(key)
		in = slices.Clone(in)
		in[i] = v
		return in, true
	}
	return in, true
}

func without(in any, key string) (any, bool) {
	if _, ok := member(in, key); !ok {
		return in, false
	}
	switch in := in.(type) {
	case *ordered:
		in.remove(key)
	case []any:
		i, _ := index(key)
		return slices.Delete(slices.Clone(in), i, i+1), true
	}
	return in, true
}

// with adds a node where a change says: in a list at its place, in a block by
// name, elsewhere beside a sibling or at the end.
func with(in any, key string, v any, c change, sorted bool) (any, bool) {
	switch in := in.(type) {
	case []any:
		i, ok := index(key)
		if !ok || i > len(in) {
			return in, false
		}
		return slices.Insert(slices.Clone(in), i, v), true
	case *ordered:
		if _, has := in.values[key]; has {
			return in, false
		}
		i := len(in.keys)
		if sorted {
			i, _ = slices.BinarySearch(in.keys, key)
		} else if at := slices.Index(in.keys, c.beside); at >= 0 {
			i = at
			if !c.before {
				i++
			}
		}
		in.insert(i, key, v)
		return in, true
	}
	return in, false
}

func or(s, otherwise string) string {
	if s == "" {
		return otherwise
	}
	return s
}
