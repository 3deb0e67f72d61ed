-- parameters: 
SELECT "c"."Scope", "c"."From", "c"."IsFailed", "c"."IsSaturated", "c"."ReadAt", "c"."To"
FROM "Coverage" AS "c"
ORDER BY "c"."From"

-- parameters: @p0, @p1
SELECT COUNT(*)
FROM "Sessions" AS "s"
WHERE "s"."StartTime" >= @p0 AND "s"."StartTime" < @p1

-- 4 times
-- parameters: @p0, @p1, @p2
SELECT COUNT(*)
FROM "Sessions" AS "s"
WHERE "s"."StartTime" >= @p0 AND "s"."StartTime" < @p1 AND "s"."Outcome" = @p2
