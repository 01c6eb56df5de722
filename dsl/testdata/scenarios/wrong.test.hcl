# Everything that a scenario can name wrongly, against the set of testdata/acts. Each
# line carries its code and the words of the finding; all are found at once.
test "opening" {
  case {
    category = category.parcel.lte # ERROR: AKIS-T001 There is no category.parcel.lte. Did you mean category.parcel.late?
    at       = "5 January"         # ERROR: AKIS-T002 "5 January" is not a moment. Write one such as 2026-01-05 09:00.
    language = "trk"               # ERROR: AKIS-T001 There is no trk. Did you mean tr?
    field    = { contry = "FR" }   # ERROR: AKIS-T001 There is no field.contry. Did you mean field.country?
    customer = { teir = "gold" }   # ERROR: AKIS-T001 There is no customer.teir. Did you mean customer.tier?
  }
  person "lea" { teams = [team.bak] } # ERROR: AKIS-T001 There is no team.bak. Did you mean team.back?
  person "cem" {
    partner = partner.courier # ERROR: AKIS-T002 Somebody of a partner is in no team.
    lead    = true
  }
  person "ay" { partner = team.back } # ERROR: AKIS-T002 team.back does not fit here; write partner.name.
}

test "acts" {
  case { category = category.parcel.late }
  act "finsh" {}                                 # ERROR: AKIS-T001 There is no finsh. Did you mean finish?
  act "finish" {}                                # ERROR: AKIS-T002 The act "finish" needs outcome. Add it.
  act "finish" { outcome = "aks" }               # ERROR: AKIS-T001 There is no aks. Did you mean ask?
  act "fill" { field = { qti = 1 } }             # ERROR: AKIS-T001 There is no field.qti. Did you mean field.qty?
  act "transfer" { team = team.fron }            # ERROR: AKIS-T001 There is no team.fron. Did you mean team.front?
  act "recategorise" { category = team.front }   # ERROR: AKIS-T002 team.front does not fit here; write category.name.
  act "claim" { reason = "Mine" }                # ERROR: AKIS-T002 The act "claim" takes no reason; it takes by.
  act "task" { task = task.mend }                # ERROR: AKIS-T002 The act "task" needs state. Add it.
  act "task" {
    task  = task.men # ERROR: AKIS-T001 There is no task.men. Did you mean task.mend?
    state = "done"
  }
  act "task" {
    task  = task.mend
    state = "don" # ERROR: AKIS-T001 There is no don. Did you mean done?
  }
  act "lookup" {} # ERROR: AKIS-T002 The act "lookup" belongs to the language, but this build cannot run it.
  act "answer" {} # ERROR: AKIS-T002 The act "answer" belongs to the language, but this build cannot run it.
  act "quux" {}   # ERROR: AKIS-T001 There are assign, cancel, claim, close, fill, finish, note, pause, recategorise, release, reopen, resume and 2 more.
  wait "3 days" {}           # ERROR: AKIS-T002 "3 days" is not a duration.
  wait "2026-13-01 09:00" {} # ERROR: AKIS-T002 "2026-13-01 09:00" is not a moment.
}

test "expectations" {
  case { category = category.parcel.late }
  expect { step = step.lok }                        # ERROR: AKIS-T001 There is no step.lok. Did you mean step.look?
  expect { team = step.look }                       # ERROR: AKIS-T002 step.look does not fit here; write team.name.
  expect { ended = end.solve }                      # ERROR: AKIS-T001 There is no end.solve. Did you mean end.solved?
  expect { partner = partner.x }                    # ERROR: AKIS-T001 There is no partner.x. There are partner.courier.
  expect { category = category.parcel.los }         # ERROR: AKIS-T001 Did you mean category.parcel.lost?
  expect { missing = [field.door_cod] }             # ERROR: AKIS-T001 Did you mean field.door_code?
  expect { invalid = [field.door_code, field.not] } # ERROR: AKIS-T001 There is no field.not. Did you mean field.note?
  expect { message = [message.sory] }               # ERROR: AKIS-T001 Did you mean message.sorry?
  expect { task = [task.x] }                        # ERROR: AKIS-T001 There is no task.x.
  expect { notified = [team.bck] }                  # ERROR: AKIS-T001 Did you mean team.back?
  expect { escalated = ["lat"] }                    # ERROR: AKIS-T001 There is no lat. Did you mean late?
  expect { skipped = ["bigg"] }                     # ERROR: AKIS-T001 Did you mean big?
  expect { gate = ["cod"] }                         # ERROR: AKIS-T001 Did you mean code?
  expect { waived = ["polit"] }                     # ERROR: AKIS-T001 Did you mean polite?
  expect { outcomes = ["pays"] }                    # ERROR: AKIS-T001 Did you mean pay?
  expect { refused = "clamed" }                     # ERROR: AKIS-T001 There is no clamed. Did you mean claimed?
  expect { field = { prise = 10 } }                 # ERROR: AKIS-T001 There is no field.prise. Did you mean field.price?
  expect { field = { country = "FRA" } }            # ERROR: AKIS-T001 There is no FRA. Did you mean FR?
  expect { due = { clam = "" } }                    # ERROR: AKIS-T001 There is no clam. Did you mean claim?
  expect { due = { claim = "soon" } }               # ERROR: AKIS-T002 "soon" is not a moment.
  expect { reads = { sory = "Sorry" } }             # ERROR: AKIS-T001 There is no message.sory. Did you mean message.sorry?
}
