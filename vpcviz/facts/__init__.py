"""Why: what do AWS and the RFCs say, who says so, and how sure is it?"""
