package edit

// Uses answers every place, by file, that names the thing at a pointer, its own name
// among them, as the splice that would write the name there anew. Places of which
// nobody can tell whether they mean it are left out.
func (d *Document) Uses(pointer string) map[string][]Splice {
	t, ok := targetOf(pointer)
	if !ok {
		return nil
	}
	sites, _ := d.references(t)
	edits := map[*part][]Splice{}
	for _, s := range sites {
		edits[s.part] = append(edits[s.part], d.splice(s, t.name()))
	}
	return d.byFile(edits)
}
