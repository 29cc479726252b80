using System.Text;

namespace SupportConsole.Core.Projects;

/// <summary>How a <see cref="ProjectRequest"/> ended.</summary>
public abstract record ProjectOutcome
{
    private ProjectOutcome() { }

    /// <summary>It is done; also the answer of the same attempt again.</summary>
    /// <param name="AuditSequence">Its audit entry.</param>
    public sealed record Done(long AuditSequence) : ProjectOutcome;

    /// <summary>A key was made.</summary>
    /// <param name="ApiKeyId">Its id.</param>
    /// <param name="Prefix">What is shown of it from now on.</param>
    /// <param name="Secret">The whole key: nobody can ask for it again.</param>
    /// <param name="AuditSequence">Its audit entry.</param>
    public sealed record KeyCreated(string ApiKeyId, string Prefix, string Secret, long AuditSequence) : ProjectOutcome
    {
        /// <summary>Without the secret: what is written out may end in a log.</summary>
        protected override bool PrintMembers(StringBuilder builder)
        {
            builder
                .Append(nameof(ApiKeyId))
                .Append(" = ")
                .Append(ApiKeyId)
                .Append(", ")
                .Append(nameof(Prefix))
                .Append(" = ")
                .Append(Prefix);
            return true;
        }
    }

    /// <summary>
    /// The same attempt made the key before, and its answer did not arrive. The key is there, its secret is lost.
    /// </summary>
    /// <param name="ApiKeyId">Its id.</param>
    /// <param name="Prefix">What is shown of it.</param>
    /// <param name="AuditSequence">Its audit entry.</param>
    public sealed record KeyCreatedBefore(string ApiKeyId, string Prefix, long AuditSequence) : ProjectOutcome;

    /// <summary>A rule refused it, or something changed meanwhile; audited.</summary>
    /// <param name="Sentence">Which, and what to do instead.</param>
    /// <param name="AuditSequence">Its audit entry.</param>
    public sealed record Refused(string Sentence, long AuditSequence) : ProjectOutcome;

    /// <summary>A field is outside its range; nothing was tried.</summary>
    public sealed record Invalid(IReadOnlyList<ProjectProblem> Problems) : ProjectOutcome;

    /// <summary>The person may not do this; audited.</summary>
    public sealed record Forbidden(string Sentence) : ProjectOutcome;

    public sealed record UnknownAccount : ProjectOutcome;
}

/// <summary>What is wrong with a field of a <see cref="ProjectRequest"/>.</summary>
/// <param name="Field">Its name.</param>
/// <param name="Message">A sentence for the person.</param>
public sealed record ProjectProblem(string Field, string Message);
