namespace SupportConsole.Commands;

/// <summary>
/// <c>health</c>: asks a running node whether it is ready. For containers, whose image has no other program to ask
/// with. Ends with code 0 when it is, 1 when not.
/// </summary>
internal static class HealthCommand
{
    public const string Usage = "Usage: health <address of the node, such as http://127.0.0.1:8080>";

    private static readonly TimeSpan Timeout = TimeSpan.FromSeconds(8);

    /// <summary>True when the arguments ask for this command, which runs without the rest of the program.</summary>
    public static bool IsMeant(string[] args) => args is ["health", ..];

    /// <returns>The program's exit code.</returns>
    public static async Task<int> RunAsync(string[] args, TextWriter output)
    {
        if (
            args is not [_, var text]
            || !Uri.TryCreate(text, UriKind.Absolute, out var address)
            || address.Scheme is not ("http" or "https")
        )
        {
            await output.WriteLineAsync(Usage);
            return 2;
        }

        using var client = new HttpClient { Timeout = Timeout };
        try
        {
            using var answer = await client.GetAsync(new Uri(address, "/health/ready"));
            await output.WriteLineAsync(await answer.Content.ReadAsStringAsync());
            return answer.IsSuccessStatusCode ? 0 : 1;
        }
        catch (Exception exception) when (exception is HttpRequestException or TaskCanceledException)
        {
            await output.WriteLineAsync($"The node does not answer: {exception.Message}");
            return 1;
        }
    }
}
