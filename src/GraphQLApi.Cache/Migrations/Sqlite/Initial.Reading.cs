namespace GraphQLApi.Cache.Migrations.Sqlite;

internal sealed partial class Initial
{
    // The ledger, the jobs, and what the other two endpoints said.
    private const string Reading =
        """
        CREATE TABLE "Coverage" (
            "Scope" TEXT NOT NULL,
            "From" INTEGER NOT NULL,
            "To" INTEGER NOT NULL,
            "ReadAt" INTEGER NOT NULL,
            "IsSaturated" INTEGER NOT NULL,
            "IsFailed" INTEGER NOT NULL,
            CONSTRAINT "PK_Coverage" PRIMARY KEY ("Scope", "From")
        );

        CREATE TABLE "SyncJobs" (
            "JobId" TEXT NOT NULL CONSTRAINT "PK_SyncJobs" PRIMARY KEY,
            "Kind" INTEGER NOT NULL,
            "State" INTEGER NOT NULL,
            "From" INTEGER NOT NULL,
            "To" INTEGER NOT NULL,
            "Refresh" INTEGER NOT NULL,
            "WindowsTotal" INTEGER NOT NULL,
            "WindowsDone" INTEGER NOT NULL,
            "RecordsFetched" INTEGER NOT NULL,
            "RecordsChanged" INTEGER NOT NULL,
            "UpstreamCalls" INTEGER NOT NULL,
            "Progress" REAL NOT NULL,
            "StartedAt" INTEGER NOT NULL,
            "FinishedAt" INTEGER NULL,
            "ErrorCode" TEXT NULL,
            "ErrorMessage" TEXT NULL,
            "LeaseOwner" TEXT NULL,
            "LeaseExpiresAt" INTEGER NULL
        );
        CREATE INDEX "IX_SyncJobs_StartedAt_JobId" ON "SyncJobs" ("StartedAt", "JobId");

        CREATE TABLE "UpstreamCalls" (
            "CallId" INTEGER NOT NULL CONSTRAINT "PK_UpstreamCalls" PRIMARY KEY AUTOINCREMENT,
            "StartedAt" INTEGER NOT NULL
        );
        CREATE INDEX "IX_UpstreamCalls_StartedAt" ON "UpstreamCalls" ("StartedAt");

        CREATE TABLE "DatabaseStamp" (
            "StampId" INTEGER NOT NULL CONSTRAINT "PK_DatabaseStamp" PRIMARY KEY,
            "AccountId" TEXT NOT NULL,
            "Origin" TEXT NOT NULL,
            "CustomerKeySecret" BLOB NOT NULL,
            "CreatedAt" INTEGER NOT NULL
        );

        CREATE TABLE "ConversationDetails" (
            "ConversationId" TEXT NOT NULL CONSTRAINT "PK_ConversationDetails" PRIMARY KEY,
            "IsKnown" INTEGER NOT NULL,
            "Json" TEXT NULL,
            "FetchedAt" INTEGER NOT NULL
        );

        CREATE TABLE "RealtimePolls" (
            "BotId" TEXT NOT NULL CONSTRAINT "PK_RealtimePolls" PRIMARY KEY,
            "FetchedAt" INTEGER NOT NULL,
            "GapSuspected" INTEGER NOT NULL
        );

        CREATE TABLE "RealtimeSessions" (
            "BotId" TEXT NOT NULL,
            "SessionId" TEXT NOT NULL,
            "Intents" TEXT NOT NULL,
            "CallerNumber" TEXT NULL,
            "DialedNumber" TEXT NULL,
            "Channel" TEXT NULL,
            "StartTime" INTEGER NULL,
            "EndTime" INTEGER NULL,
            "Status" TEXT NULL,
            "TimeHandled" TEXT NULL,
            "TimeHandledSeconds" REAL NULL,
            "DeflectedTo" TEXT NULL,
            "UserId" TEXT NULL,
            "FeedPosition" INTEGER NOT NULL,
            "FirstSeenAt" INTEGER NOT NULL,
            "LastSeenAt" INTEGER NOT NULL,
            CONSTRAINT "PK_RealtimeSessions" PRIMARY KEY ("BotId", "SessionId")
        );
        CREATE INDEX "IX_RealtimeSessions_SessionId" ON "RealtimeSessions" ("SessionId");
        """;
}
