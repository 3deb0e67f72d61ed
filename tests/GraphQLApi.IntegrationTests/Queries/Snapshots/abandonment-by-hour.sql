-- parameters: 
SELECT "c"."Scope", "c"."From", "c"."IsFailed", "c"."IsSaturated", "c"."ReadAt", "c"."To"
FROM "Coverage" AS "c"
ORDER BY "c"."From"
