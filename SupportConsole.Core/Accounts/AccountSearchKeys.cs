namespace SupportConsole.Core.Accounts;

/// <summary>
/// Lower-case copies of what an account is searched by. Folding in C# makes case-insensitivity the same on every
/// engine and for every alphabet; the database compares bytes, which its indexes can do.
/// </summary>
public sealed record AccountSearchKeys
{
    public required string Id { get; init; }

    public required string Email { get; init; }

    /// <summary>What follows the @ of the e-mail address.</summary>
    public required string Domain { get; init; }

    public required string Name { get; init; }

    public string? StripeCustomerId { get; init; }

    /// <summary>All of them, a line each: what a substring is looked for in.</summary>
    public required string Text { get; init; }

    /// <summary>The keys of an account.</summary>
    public static AccountSearchKeys Of(string id, string email, string name, string? stripeCustomerId)
    {
        var (foldedId, foldedEmail, foldedName, foldedStripe) = (
            Fold(id),
            Fold(email),
            Fold(name),
            stripeCustomerId is null ? null : Fold(stripeCustomerId)
        );
        return new()
        {
            Id = foldedId,
            Email = foldedEmail,
            Domain = foldedEmail[(foldedEmail.LastIndexOf('@') + 1)..],
            Name = foldedName,
            StripeCustomerId = foldedStripe,
            Text = string.Join('\n', foldedId, foldedEmail, foldedName, foldedStripe),
        };
    }

    /// <summary>How text and query alike are folded.</summary>
    public static string Fold(string text) => text.Trim().ToLowerInvariant();
}
