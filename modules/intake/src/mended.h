// A corrected sheet clears what an earlier one of the same platform left refused: the same person, or the
// same name where the number was the mistake, and the same title.
#pragma once

#include <vector>

#include "intake/batches.h"

namespace xt::intake {

struct Taken {
  const DoorRow* row = nullptr;   // as handed in now
  const RowLine* line = nullptr;  // what became of it
};
// Refused rows that were mended carry the entry (or hold) that mended them and wait for nobody. Of the
// latest 5,000 that wait.
Status mark_mended(db::Session& session, const BatchLine& batch, const std::vector<Taken>& taken);

}  // namespace xt::intake
