-- parameters: 
SELECT "c"."Scope", "c"."From", "c"."IsFailed", "c"."IsSaturated", "c"."ReadAt", "c"."To"
FROM "Coverage" AS "c"
ORDER BY "c"."From"

-- parameters: 
SELECT COUNT(*)
FROM "Conversations" AS "c"

-- parameters: 
SELECT COUNT(*)
FROM "Sessions" AS "s"

-- parameters: 
SELECT MAX("s"."StartTime")
FROM "Sessions" AS "s"

-- parameters: 
SELECT MIN("s"."StartTime")
FROM "Sessions" AS "s"
