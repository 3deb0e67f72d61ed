namespace GraphQLApi.Cache.Migrations.Sqlite;

internal sealed partial class Initial
{
    // Queues and agents as seen.
    private const string People =
        """
        CREATE TABLE "Queues" (
            "QueueId" TEXT NOT NULL CONSTRAINT "PK_Queues" PRIMARY KEY,
            "Name" TEXT NULL,
            "FirstSeenAt" INTEGER NOT NULL,
            "LastSeenAt" INTEGER NOT NULL,
            "NameSeenAt" INTEGER NULL
        );

        CREATE TABLE "Agents" (
            "AgentId" TEXT NOT NULL CONSTRAINT "PK_Agents" PRIMARY KEY,
            "Name" TEXT NULL,
            "Email" TEXT NULL,
            "FirstSeenAt" INTEGER NOT NULL,
            "LastSeenAt" INTEGER NOT NULL,
            "NameSeenAt" INTEGER NULL
        );

        CREATE TABLE "QueueAgents" (
            "QueueId" TEXT NOT NULL,
            "AgentId" TEXT NOT NULL,
            CONSTRAINT "PK_QueueAgents" PRIMARY KEY ("QueueId", "AgentId"),
            CONSTRAINT "FK_QueueAgents_Agents_AgentId" FOREIGN KEY ("AgentId") REFERENCES "Agents" ("AgentId") ON DELETE CASCADE,
            CONSTRAINT "FK_QueueAgents_Queues_QueueId" FOREIGN KEY ("QueueId") REFERENCES "Queues" ("QueueId") ON DELETE CASCADE
        );
        CREATE INDEX "IX_QueueAgents_AgentId" ON "QueueAgents" ("AgentId");
        """;
}
