namespace SupportConsole.Core.Checkups;

/// <summary>Asks whether a server answers, without calling the address that a secret opens.</summary>
internal sealed class OriginProbe(IHttpClientFactory clients)
{
    public const string ClientName = "checkups";

    /// <summary>Asks for the head of the server's first page; any answer will do.</summary>
    /// <param name="address">On that server; its path and query are not sent.</param>
    /// <param name="cancellationToken">Ends it.</param>
    /// <returns>What went wrong, without the address; null when it answered.</returns>
    public async Task<string?> FindProblemAsync(Uri address, CancellationToken cancellationToken)
    {
        using var client = clients.CreateClient(ClientName);
        using var request = new HttpRequestMessage(
            HttpMethod.Head,
            new Uri(address.GetComponents(UriComponents.SchemeAndServer, UriFormat.UriEscaped))
        );
        try
        {
            using var answer = await client.SendAsync(request, cancellationToken);
            return null;
        }
        catch (HttpRequestException exception)
        {
            return exception.HttpRequestError switch
            {
                HttpRequestError.NameResolutionError => "its name does not resolve",
                HttpRequestError.SecureConnectionError => "its TLS certificate is not accepted",
                HttpRequestError.ConnectionError => "it takes no connection",
                var other => $"it does not answer ({other})",
            };
        }
    }
}
