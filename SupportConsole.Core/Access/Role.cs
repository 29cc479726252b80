namespace SupportConsole.Core.Access;

/// <summary>What a person is to the console. A person may have several.</summary>
public enum Role
{
    /// <summary>Looks accounts up, edits limits, grants credit, reads history.</summary>
    SupportEngineer,

    /// <summary>Audits what support engineers changed.</summary>
    SupportManager,

    /// <summary>Approves escalations.</summary>
    Engineering,

    /// <summary>Manages platform keys and sessions. Changes nothing of an account.</summary>
    Administrator,
}
