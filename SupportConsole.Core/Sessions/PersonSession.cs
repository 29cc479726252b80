using SupportConsole.Core.Access;

namespace SupportConsole.Core.Sessions;

/// <summary>One sign-in of a person, from its beginning to its end. It outlives the program and holds on every node.</summary>
public sealed record PersonSession
{
    /// <summary>Random; stands in the cookie and on no page.</summary>
    public required string Id { get; init; }

    /// <summary>Names the session to people and in the audit; no secret.</summary>
    public required long Number { get; init; }

    public required string PersonId { get; init; }

    public required string PersonName { get; init; }

    /// <summary>Names of <see cref="Role"/>, separated by a comma and a blank.</summary>
    public required string Roles { get; init; }

    /// <summary>Where the sign-in came from; null when the connection told none.</summary>
    public string? Address { get; init; }

    /// <summary>What the browser calls itself, cut to what is kept; null when it said nothing.</summary>
    public string? Browser { get; init; }

    public required DateTimeOffset BegunAt { get; init; }

    /// <summary>When it ends at the latest.</summary>
    public required DateTimeOffset Until { get; init; }

    /// <summary>When the person was seen last, to the minute or so.</summary>
    public required DateTimeOffset SeenAt { get; init; }

    /// <summary>When it was ended before its time; null when it was not.</summary>
    public DateTimeOffset? EndedAt { get; init; }

    /// <summary>Name of the person who revoked it; null when it was not revoked.</summary>
    public string? RevokedBy { get; init; }

    /// <summary>True while the person may go on.</summary>
    public bool IsOpen(DateTimeOffset now) => EndedAt is null && now < Until;

    /// <summary>The person, with the roles of the sign-in.</summary>
    internal Actor ToActor() =>
        new(
            PersonId,
            PersonName,
            [
                .. Roles
                    .Split(", ", StringSplitOptions.RemoveEmptyEntries)
                    .Where(role => Enum.IsDefined(typeof(Role), role))
                    .Select(Enum.Parse<Role>),
            ]
        );
}
