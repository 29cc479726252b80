using System.Text;

namespace SupportConsole.Core.PlatformKeys;

/// <summary>How a <see cref="PlatformKeyRequest"/> ended.</summary>
public abstract record PlatformKeyOutcome
{
    private PlatformKeyOutcome() { }

    /// <summary>A key was made, new or as a successor.</summary>
    /// <param name="Name">The service.</param>
    /// <param name="Prefix">What is shown of it from now on.</param>
    /// <param name="Secret">The whole key: nobody can ask for it again.</param>
    /// <param name="OldUntil">When the old key stops working; null for a new one.</param>
    /// <param name="AuditSequence">Its audit entry.</param>
    public sealed record Made(string Name, string Prefix, string Secret, DateTimeOffset? OldUntil, long AuditSequence)
        : PlatformKeyOutcome
    {
        /// <summary>Without the secret: what is written out may end in a log.</summary>
        protected override bool PrintMembers(StringBuilder builder)
        {
            builder.Append(nameof(Prefix)).Append(" = ").Append(Prefix);
            return true;
        }
    }

    /// <summary>
    /// The same attempt made the key before, and its answer did not arrive. The key is there, its secret is lost.
    /// </summary>
    /// <param name="Prefix">What is shown of it.</param>
    /// <param name="AuditSequence">Its audit entry.</param>
    public sealed record MadeBefore(string Prefix, long AuditSequence) : PlatformKeyOutcome;

    /// <summary>The key is at its end; also the answer of the same attempt again.</summary>
    public sealed record Revoked(string Name, string Prefix, long AuditSequence) : PlatformKeyOutcome;

    /// <summary>A rule or the person's roles refused it, or something changed meanwhile; audited.</summary>
    /// <param name="Sentence">Which, and what to do instead.</param>
    /// <param name="AuditSequence">Its audit entry.</param>
    public sealed record Refused(string Sentence, long AuditSequence) : PlatformKeyOutcome;

    /// <summary>A field is outside its range; nothing was tried.</summary>
    public sealed record Invalid(IReadOnlyList<PlatformKeyProblem> Problems) : PlatformKeyOutcome;
}

/// <summary>What is wrong with a field of a <see cref="PlatformKeyRequest"/>.</summary>
/// <param name="Field">Its name.</param>
/// <param name="Message">A sentence for the person.</param>
public sealed record PlatformKeyProblem(string Field, string Message);
