package syntax

import (
	"bytes"
	"fmt"
	"strings"

	"github.com/hashicorp/hcl/v2"
	"github.com/hashicorp/hcl/v2/hclsyntax"
	"github.com/zclconf/go-cty/cty"

	"github.com/akis-platform/akis/engine/phrase"
	"github.com/akis-platform/akis/schemas"
)

// value decodes an attribute's expression by its kind. It reports false when a
// problem was noted instead.
func (d *decoder) value(p *schemas.Prop, e hclsyntax.Expression, at string) (any, bool) {
	switch p.Kind {
	case "rule", "expr":
		return d.rule(e, at)
	case "string":
		return d.text(e, at)
	case "duration_one", "address":
		return d.duration(e, at)
	case "text", "template":
		return d.localized(e, at)
	case "duration":
		return d.durations(e, at)
	case "ref":
		return d.reference(p, e, at)
	case "refs":
		return d.items(e, at, func(e hclsyntax.Expression, at string) (any, bool) { return d.reference(p, e, at) })
	case "keyword":
		return d.keyword(e, at)
	case "keywords", "strings":
		return d.items(e, at, d.keyword)
	case "map_ref":
		return d.object(e, at, func(e hclsyntax.Expression, at string) (any, bool) { return d.reference(p, e, at) })
	case "map_text":
		return d.options(p, e, at)
	case "map_string":
		return d.object(e, at, d.text)
	case "map_expr":
		return d.object(e, at, d.rule)
	case "map_setting":
		return d.object(e, at, d.setting)
	case "map_value":
		return d.object(e, at, d.literal)
	case "rows":
		return d.items(e, at, func(e hclsyntax.Expression, at string) (any, bool) { return d.items(e, at, d.keyword) })
	}
	return d.literal(e, at)
}

func (d *decoder) wrong(e hclsyntax.Expression, at string, want phrase.Format, args ...any) (any, bool) {
	d.fail(e.Range(), at, CodeForm, "Value of the wrong form", want, args...)
	return nil, false
}

// text decodes a quoted text or heredoc and keeps where its characters stand.
func (d *decoder) text(e hclsyntax.Expression, at string) (any, bool) {
	if s, ok := plainText(e); ok {
		r := e.Range()
		d.tree.texts[at] = literal{d.src, r.Start.Byte, r.End.Byte}
		return s, true
	}
	switch e.(type) {
	case *hclsyntax.TemplateExpr, *hclsyntax.TemplateWrapExpr:
		return d.interpolated(e, at)
	}
	return d.wrong(e, at, "Here stands a text in double quotes.")
}

// rule decodes the text of a rule. In a heredoc, the line end before the mark that
// closes it is no part of the rule.
func (d *decoder) rule(e hclsyntax.Expression, at string) (any, bool) {
	v, ok := d.text(e, at)
	if s, isText := v.(string); isText && bytes.HasPrefix(d.src.src[e.Range().Start.Byte:], []byte("<<")) {
		v = strings.TrimSuffix(s, "\n")
	}
	return v, ok
}

func (d *decoder) interpolated(e hclsyntax.Expression, at string) (any, bool) {
	if t, ok := e.(*hclsyntax.TemplateExpr); ok {
		for _, part := range t.Parts {
			if lit, ok := part.(*hclsyntax.LiteralValueExpr); !ok || !isText(lit.Val) {
				e = part // the first one is the place to show
				break
			}
		}
	}
	d.fail(e.Range(), at, CodeTemplate, "${ } is not used here",
		"Texts to people hold values in {{ }}, such as {{field.order_no}}; rules name them as they are. To write the characters themselves, double them: $${ or %%%%{.")
	return nil, false
}

// localized decodes a text or one text a language; a plain text is in the set's
// first language.
func (d *decoder) localized(e hclsyntax.Expression, at string) (any, bool) {
	if _, ok := e.(*hclsyntax.ObjectConsExpr); ok {
		return d.object(e, at, d.text)
	}
	pointer := at + "/" + d.locale
	s, ok := d.text(e, pointer)
	if !ok {
		return nil, false
	}
	d.tree.ranges[pointer] = d.src.of(e.Range())
	return map[string]any{d.locale: s}, true
}

func (d *decoder) durations(e hclsyntax.Expression, at string) (any, bool) {
	if _, ok := e.(*hclsyntax.ObjectConsExpr); ok {
		return d.object(e, at, d.duration)
	}
	s, ok := d.duration(e, at)
	return map[string]any{"default": s}, ok
}

func (d *decoder) duration(e hclsyntax.Expression, at string) (any, bool) {
	if name, ok := traversal(e); ok {
		return name, true
	}
	return d.text(e, at)
}

// options decodes codes with their localized texts, and the order of the codes
// where people are shown it.
func (d *decoder) options(p *schemas.Prop, e hclsyntax.Expression, at string) (any, bool) {
	v, ok := d.object(e, at, d.localized)
	codes, isMap := v.(map[string]any)
	if !ok || !isMap || !p.Ordered {
		return v, ok
	}
	order := []any{}
	d.keys(e.(*hclsyntax.ObjectConsExpr), func(key string) {
		if codes[key] != nil {
			order = append(order, key)
		}
	})
	codes["$order"] = order
	return codes, true
}

func (d *decoder) reference(p *schemas.Prop, e hclsyntax.Expression, at string) (any, bool) {
	name, ok := traversal(e)
	if !ok {
		example := "field.order_no"
		if len(p.To) > 0 {
			example = p.To[0] + ".name"
		}
		return d.wrong(e, at, "Here stands a reference without quotes, such as %s.", example)
	}
	return name, true
}

// setting decodes a value of a connector, or the name of a secret.
func (d *decoder) setting(e hclsyntax.Expression, at string) (any, bool) {
	name, ok := traversal(e)
	if !ok {
		return d.scalar(e, at)
	}
	secret, ok := strings.CutPrefix(name, "secret.")
	if !ok || !nameForm.MatchString(secret) {
		return d.wrong(e, at, "Here stands a text, a number, true or false, or a secret by its name, such as secret.smtp_password.")
	}
	return map[string]any{"secret": secret}, true
}

func (d *decoder) keyword(e hclsyntax.Expression, at string) (any, bool) {
	if name, ok := traversal(e); ok {
		return name, true
	}
	if n, ok := numberText(e); ok {
		return n, true
	}
	if l, ok := e.(*hclsyntax.LiteralValueExpr); ok && !l.Val.IsNull() && l.Val.Type() == cty.Bool {
		return fmt.Sprint(l.Val.True()), true
	}
	return d.text(e, at)
}

// literal decodes a plain value: text, number, yes/no or a list of them.
func (d *decoder) literal(e hclsyntax.Expression, at string) (any, bool) {
	if _, ok := e.(*hclsyntax.TupleConsExpr); ok {
		return d.items(e, at, d.literal)
	}
	return d.scalar(e, at)
}

// scalar decodes a text, a number or yes and no.
func (d *decoder) scalar(e hclsyntax.Expression, at string) (any, bool) {
	switch e := e.(type) {
	case *hclsyntax.TemplateExpr, *hclsyntax.TemplateWrapExpr:
		return d.text(e, at)
	case *hclsyntax.LiteralValueExpr:
		if !e.Val.IsNull() && e.Val.Type() == cty.Bool {
			return e.Val.True(), true
		}
	}
	if v, ok := number(e); ok {
		f, _ := v.AsBigFloat().Float64()
		return f, true
	}
	return d.wrong(e, at, "Here stands a text, a number, true or false.")
}

type decodeFunc func(e hclsyntax.Expression, at string) (any, bool)

func (d *decoder) items(e hclsyntax.Expression, at string, item decodeFunc) (any, bool) {
	t, ok := e.(*hclsyntax.TupleConsExpr)
	if !ok {
		return d.wrong(e, at, "Here stands a list in brackets: [a, b].")
	}
	out := make([]any, 0, len(t.Exprs))
	for i, x := range t.Exprs {
		pointer := fmt.Sprintf("%s/%d", at, i)
		d.tree.ranges[pointer] = d.src.of(x.Range())
		v, ok := item(x, pointer)
		if !ok {
			v = nil // the others keep their places
		}
		out = append(out, v)
	}
	return out, true
}

func (d *decoder) object(e hclsyntax.Expression, at string, item decodeFunc) (any, bool) {
	o, ok := e.(*hclsyntax.ObjectConsExpr)
	if !ok {
		return d.wrong(e, at, "Here stands a list of names and values in braces: { a = …, b = … }.")
	}
	out := map[string]any{}
	d.entries(o, at, func(key string, i hclsyntax.ObjectConsItem) {
		pointer := at + "/" + escape(key)
		d.tree.ranges[pointer] = d.src.of(i.ValueExpr.Range())
		d.tree.ranges[pointer+Key] = d.src.of(i.KeyExpr.Range())
		if v, ok := item(i.ValueExpr, pointer); ok {
			out[key] = v
		}
	})
	return out, true
}

// traversal answers the dotted name of a reference or keyword.
func traversal(e hclsyntax.Expression) (string, bool) {
	t, ok := e.(*hclsyntax.ScopeTraversalExpr)
	if !ok {
		return "", false
	}
	var parts []string
	for _, step := range t.Traversal {
		switch step := step.(type) {
		case hcl.TraverseRoot:
			parts = append(parts, step.Name)
		case hcl.TraverseAttr:
			parts = append(parts, step.Name)
		default:
			return "", false
		}
	}
	return strings.Join(parts, "."), true
}

// numberText answers a number as it is written.
func numberText(e hclsyntax.Expression) (string, bool) {
	v, ok := number(e)
	if !ok {
		return "", false
	}
	return v.AsBigFloat().Text('f', -1), true
}
