package rule

// Function is a function that rules may call, in words for people.
type Function struct {
	Name string
	// Form is a call with names for its arguments: under(category, top).
	Form string
	// About says what it gives; Example is a rule that calls it.
	About, Example string
	// Gives is the type of its result.
	Gives Type
}

// described says of each function that is allowed what it is for. Functions lists
// them in this order.
var described = []Function{
	{"under", "under(category, top)", "Whether a category is the named one or below it.", "under(case.category, 'cargo')", Bool},
	{"same_text", "same_text(a, b)", "Whether two texts are the same whatever their capitals; knows the Turkish İ and ı.", "same_text(field.city, 'istanbul')", Bool},
	{"contains_text", "contains_text(text, part)", "Whether a text has another inside, whatever the capitals of both.", "contains_text(field.note, 'refund')", Bool},
	{"days", "days(n)", "A length of time of n days.", "case.age > days(3)", Span},
	{"days", "days(from, to)", "How many midnights lie between two moments: from today to tomorrow it is 1. Below zero when the second comes first.", "days(field.day, now) > 14", Number},
	{"business_hours", "business_hours(from, to)", "How many open hours of whoever holds the case lie between two moments.", "business_hours(case.opened_at, now) > 8", Number},
	{"hours", "hours(n)", "A length of time of n hours.", "case.age > hours(8)", Span},
	{"len", "len(x)", "How many characters a text has, or elements a list.", "len(field.note) > 20", Number},
	{"lower", "lower(text)", "The text in small letters.", "lower(field.code) == 'ab'", Text},
	{"upper", "upper(text)", "The text in capital letters.", "upper(field.code) == 'AB'", Text},
	{"trim", "trim(text)", "The text without spaces at its ends.", "trim(field.note) == 'yes'", Text},
	{"any", "any(list, question)", "Whether the question holds for an element at least; # is the element.", "any(field.tags, # == 'urgent')", Bool},
	{"all", "all(list, question)", "Whether the question holds for every element; # is the element.", "all(field.tags, # in ['a', 'b'])", Bool},
	{"none", "none(list, question)", "Whether the question holds for no element.", "none(field.tags, # == 'spam')", Bool},
	{"one", "one(list, question)", "Whether the question holds for exactly one element.", "one(field.tags, # == 'vip')", Bool},
	{"count", "count(list, question)", "For how many elements the question holds.", "count(field.tags, # startsWith 'x') > 1", Number},
	{"filter", "filter(list, question)", "The elements for which the question holds.", "len(filter(field.tags, # != 'x')) > 0", List},
	{"map", "map(list, expression)", "What the expression makes of each element.", "'A' in map(field.tags, upper(#))", List},
	{"sum", "sum(list)", "The sum of numbers.", "sum([field.a, field.b]) > 10", Number},
	{"min", "min(a, b)", "The smaller of numbers.", "min(field.a, field.b) > 1", Number},
	{"max", "max(a, b)", "The larger of numbers.", "max(field.a, field.b) > 1", Number},
	{"mean", "mean(list)", "The mean of numbers.", "mean([field.a, field.b]) > 5", Any},
	{"abs", "abs(n)", "The number without its sign.", "abs(field.a - field.b) < 3", Number},
	{"round", "round(n)", "The nearest whole number.", "round(field.a) == 3", Number},
	{"floor", "floor(n)", "The whole number below.", "floor(field.a) == 3", Number},
	{"ceil", "ceil(n)", "The whole number above.", "ceil(field.a) == 3", Number},
	{"int", "int(x)", "A whole number of a text or a number.", "int(field.code) > 100", Number},
	{"float", "float(x)", "A number of a text.", "float(field.code) > 1.5", Number},
	{"string", "string(x)", "The value as a text.", "string(field.a) endsWith '0'", Text},
	{"first", "first(list)", "The first element.", "first(field.tags) == 'vip'", Any},
	{"last", "last(list)", "The last element.", "last(field.tags) == 'vip'", Any},
}

// Functions lists the functions that rules may call.
func Functions() []Function { return described }

// Sign is an operator of rules, in words for people.
type Sign struct {
	Sign  string
	About string
	Of    []Type // what may stand before it; nil for anything
}

var signs = []Sign{
	{"==", "is", nil},
	{"!=", "is not", nil},
	{"in", "is one of [a, b], or of the numbers a..b", []Type{Text, Number, Date}},
	{">", "is above", []Type{Number, Time, Moment, Span, Date}},
	{">=", "is at least", []Type{Number, Time, Moment, Span, Date}},
	{"<", "is below", []Type{Number, Time, Moment, Span, Date}},
	{"<=", "is at most", []Type{Number, Time, Moment, Span, Date}},
	{"contains", "has the text inside", []Type{Text}},
	{"startsWith", "begins with the text", []Type{Text}},
	{"endsWith", "ends with the text", []Type{Text}},
	{"matches", "has the form of the regular expression", []Type{Text}},
	{"and", "both hold", []Type{Bool}},
	{"or", "one of them holds", []Type{Bool}},
	{"+", "and that added", []Type{Number, Time, Moment, Span}},
	{"-", "without that", []Type{Number, Time, Moment, Span}},
	{"*", "times", []Type{Number}},
	{"/", "divided by", []Type{Number}},
}

// Operators lists what may stand between two values.
func Operators() []Sign { return signs }

var typeNames = [...]string{
	Any: "any", Text: "text", Number: "number", Bool: "yes/no", List: "list", Time: "moment", Span: "length of time",
	Date: "date", Moment: "moment",
}

// String answers people's word for the type.
func (t Type) String() string { return typeNames[t] }
