-- parameters: @p0, @p1, @p2
SELECT "s"."SessionId", "s"."Channel", "s"."StartTime", "s"."Outcome"
FROM "Sessions" AS "s"
WHERE "s"."StartTime" >= @p0 AND "s"."StartTime" < @p1
ORDER BY "s"."StartTime", "s"."SessionId"
LIMIT @p2

-- parameters: 
SELECT "c"."Scope", "c"."From", "c"."IsFailed", "c"."IsSaturated", "c"."ReadAt", "c"."To"
FROM "Coverage" AS "c"
ORDER BY "c"."From"
