namespace SupportConsole.Core.Projects;

/// <summary>What a person wants done with an account's projects and API keys.</summary>
/// <param name="AccountId">Whose.</param>
/// <param name="Reason">10 to 2,000 characters.</param>
/// <param name="Ticket">1 to 64 characters.</param>
/// <param name="CorrelationId">One per attempt, 1-64 characters: the same id again is the same attempt.</param>
public abstract record ProjectRequest(string AccountId, string Reason, string Ticket, string CorrelationId);

/// <summary>A new project.</summary>
/// <param name="Name">
/// See <see cref="ProjectRules.MaximumNameLength"/>; unlike the names of the account's other projects, whatever the
/// case.
/// </param>
public sealed record CreateProject(string AccountId, string Name, string Reason, string Ticket, string CorrelationId)
    : ProjectRequest(AccountId, Reason, Ticket, CorrelationId);

/// <summary>Another name for a project; its id stays.</summary>
/// <param name="SeenName">The name that the person saw.</param>
/// <param name="Name">As in <see cref="CreateProject"/>.</param>
public sealed record RenameProject(
    string AccountId,
    string ProjectId,
    string SeenName,
    string Name,
    string Reason,
    string Ticket,
    string CorrelationId
) : ProjectRequest(AccountId, Reason, Ticket, CorrelationId);

/// <summary>The end of a project and of all its keys. Its transcripts and usage stay.</summary>
public sealed record DeleteProject(
    string AccountId,
    string ProjectId,
    string Reason,
    string Ticket,
    string CorrelationId
) : ProjectRequest(AccountId, Reason, Ticket, CorrelationId);

/// <summary>A new API key of a project.</summary>
/// <param name="Name">As in <see cref="CreateProject"/>, but among the keys of the project.</param>
public sealed record CreateApiKey(
    string AccountId,
    string ProjectId,
    string Name,
    string Reason,
    string Ticket,
    string CorrelationId
) : ProjectRequest(AccountId, Reason, Ticket, CorrelationId);

/// <summary>The end of an API key: refused from the next call on, on every node, for ever.</summary>
public sealed record DeleteApiKey(string AccountId, string ApiKeyId, string Reason, string Ticket, string CorrelationId)
    : ProjectRequest(AccountId, Reason, Ticket, CorrelationId);
