package api_test

import "testing"

// TestTasks follows a task through the API: its team is told and may move it,
// others see how it stands, in words.
func TestTasks(t *testing.T) {
	everyStore(t, func(t *testing.T, h *house) {
		play(t, h, []scenario{
			{name: "nothing is to do", as: "dan", do: "GET /api/pools", want: 200, see: []string{"mine.tasks=0"}},
			{name: "open", as: "ada", do: "POST /api/cases", want: 201,
				body: `{"category":"errand","fields":{"country":"FR"},"text":"Please\nfetch it"}`,
				see: []string{
					"tasks.0.title=Fetch it in France", "tasks.0.state=todo", "tasks.0.states.0.label=To do", "tasks.0.states.1.label=packing",
					"tasks.0.can_move=false", "tasks.0.done=false",
				}},
			{name: "its team is told", as: "dan", do: "GET /api/pools", want: 200, see: []string{"mine.tasks=1", "mine.held=0"}},
			{name: "and finds it", as: "dan", do: "GET /api/cases?view=tasks&locale=tr", want: 200, see: []string{
				"count=1", "items.0.excerpt=Please fetch it", "items.0.tasks.0.title=Fetch it in France",
				"items.0.tasks.0.team.label=Arka ofis", "items.0.tasks.0.state.label=Yapılacak",
			}},
			{name: "others have nothing to do of it", as: "ada", do: "GET /api/cases?view=tasks", want: 200, see: []string{"count=0"}},
			{name: "other lists tell no tasks", as: "ada", do: "GET /api/cases", want: 200, hide: []string{"Fetch it"}},
			{name: "who may move it", as: "dan", do: "GET /api/cases/{case}?locale=tr", want: 200, see: []string{
				"tasks.0.can_move=true", "tasks.0.states.2.label=Yapıldı",
			}},
			{name: "who may not", as: "ada", do: "POST /api/cases/{case}/tasks/1", body: `{"state":"done"}`, want: 403, code: "not_in_team"},
			{name: "done", as: "dan", do: "POST /api/cases/{case}/tasks/1", body: `{"state":"done"}`, want: 200, see: []string{"tasks.0.done=true"}},
			{name: "nothing is left", as: "dan", do: "GET /api/pools", want: 200, see: []string{"mine.tasks=0"}},
			{name: "what happened", as: "dan", do: "GET /api/cases/{case}/history", want: 200, see: []string{
				"entries.4.summary=Dan Ak moved the task “Fetch it in France” to “Done”.",
			}},
		})
	})
}
