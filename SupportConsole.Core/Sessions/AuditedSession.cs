using SupportConsole.Core.Audit;

namespace SupportConsole.Core.Sessions;

/// <summary>A session in the audit.</summary>
/// <param name="Session">Its number.</param>
/// <param name="Person">Whose it was; null when there is no such session.</param>
/// <param name="PersonId">The person's id.</param>
public sealed record AuditedSession(long Session, string? Person, string? PersonId)
{
    public string Write() => AuditedText.Write(this);

    /// <summary>Reads what <see cref="Write"/> wrote; null for anything else.</summary>
    public static AuditedSession? Read(string? text) => AuditedText.Read<AuditedSession>(text);
}
